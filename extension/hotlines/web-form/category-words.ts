import type { IncidentType } from '../../report/category.ts';

/**
 * What hotlines' own lists call the two kinds of report that nearly all of them have, in the terms that their languages
 * use officially (second edition of the Terminology Guidelines, ECPAT 2025, and its translations). An option is chosen
 * only if it says just this.
 */
const officialWords: Partial<Readonly<Record<IncidentType, readonly string[]>>> = {
  csam: [
    'CSAM',
    'Child sexual abuse material',
    'Child sexual abuse',
    'Darstellungen sexuellen Missbrauchs von Kindern',
    'Material de abuso sexual infantil',
    'Abuso sexual infantil',
    'Abus sexuels d’enfants',
    'Matériel d’abus sexuels d’enfants',
    'Seksueel misbruik van kinderen',
    'Materiale pedosessuale da abuso',
    'Abuso sexual de crianças',
    'Materiały przedstawiające seksualne wykorzystywanie dzieci',
    'Sexuella övergrepp mot barn',
  ],
  enticement: [
    'Grooming',
    'Online grooming',
    'Cybergrooming',
    'Solicitation of children for sexual purposes',
    'Sollicitation d’enfants à des fins sexuelles',
  ],
};

/** The words for a category in hotlines' own lists. */
export const categoryWords = (incidentType: IncidentType): readonly string[] =>
  officialWords[incidentType] ?? [];
