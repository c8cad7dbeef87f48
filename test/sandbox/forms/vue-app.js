// A wizard in one page whose fields are bound by Vue: only the step in front is in the document.
import { createApp, reactive, ref } from 'vue/dist/vue.esm-bundler.js';

createApp({
  setup() {
    const state = reactive({ address: '', text: '', kind: '', mail: '' });
    const step = ref(1);
    const send = async () => {
      await fetch('/sent/vue', { method: 'POST', body: JSON.stringify(state) });
      step.value = 5;
    };
    return { state, step, send };
  },
  template: `
    <form @submit.prevent="send" :data-step="step">
      <div v-if="step === 1"><label>Kategorie <select v-model="state.kind" data-truth="category">
        <option value="">Bitte wählen</option><option value="a">Darstellungen sexuellen Missbrauchs von Kindern</option>
        <option value="b">Sonstiges</option></select></label></div>
      <div v-else-if="step === 2"><label>Internetadresse <input v-model.trim="state.address" data-truth="url"></label></div>
      <div v-else-if="step === 3"><label>Beschreibung <textarea v-model.lazy="state.text" data-truth="description"></textarea></label></div>
      <div v-else-if="step === 4"><h2>Ihre Kontaktdaten</h2><label>E-Mail-Adresse <input v-model="state.mail" data-truth="email"></label></div>
      <p v-else>Vielen Dank. Ihre Meldung wurde übermittelt. Vorgangsnummer: SP-2026-55512</p>
      <button v-if="step < 4" type="button" data-next @click="step += 1">Weiter</button>
      <button v-if="step === 4" data-send>Meldung absenden</button>
      <output id="state">{{ JSON.stringify(state) }}</output>
    </form>`,
}).mount('#app');
