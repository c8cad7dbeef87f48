const root = document.documentElement;
const send = document.getElementById('send');

send.focus();
// Once more: Firefox forgets a focus that was given before the popup had its layout.
window.addEventListener('focus', () => send.focus(), { once: true });
send.addEventListener('click', () => {
  root.dataset.sent = String(Number(root.dataset.sent ?? 0) + 1);
});
document.addEventListener('keydown', (event) => {
  root.dataset.key = `${event.ctrlKey ? 'Control+' : ''}${event.key}`;
});

chrome.runtime.sendMessage('question').then((answer) => {
  document.getElementById('answer').textContent = `Answer to ${answer.answerTo}`;
  root.dataset.state = 'ready';
  performance.mark('ready');
});
