/** Whether somebody writes in a language that the demo concierge does not speak: then nothing may be taken for an order. */
import { placeWords } from './places.ts';

// Little words, and those of a trip, that are no English words: German, French, Spanish, Portuguese, Italian, Dutch, and greetings.
const words = new Set(
  `aber ahora aide aidez algo allergie allez alors annuler annuleren annulez asiento assento au auch auf aussi aux
   avec avez avion avoir ayuda bagage bagagem bagaglio beaucoup bedankt bei besoin billet bitte bom bonjour bonsoir
   brauche brauchen braucht buenas buenos buona buongiorno cadeira cambiar cambie cambio cancelar cancele
   cancellare ce cette changer ciao combien comida como cual cuando cuanta cuanto cuantos cuesta dank danke dans
   das dass dein della dem der des desde deutsch dia dias diese dieses dir dobry donde du dziekuje dzien een ein
   eine einem einen einer el ella elle en equipaje eres es espanol essen est esta este et etre faut fauteuil
   fenetre fenster fensterplatz finestrino fliege flug fluge fonster francais frei geen gepack gepaeck gibt
   goedemorgen graag gracias grazie gusta guten habe haben habla hallo hast hasta hay hej hilfe hoi hola hublot ich
   ihr ihre ihren ik il ils jag janela je jetzt kann kannst kein keine keinen koffer konnen kostet le les leur
   libre llevar luego ma mais mal mala maleta mein meine meinem meinen meiner meinst merci merhaba mes meu mi mie
   mijn minha mio mis mit mochte moechte moechten moi morgen muchas muy nach nao ne necesita necesito nicht niet
   nino noch nochmal nous obrigada obrigado oder ola ou ouvert para pas peut peux platz por porque posso posto pour
   pourrais pouvez preciso preco prego pronto prosze puede puedo puis quale quand quanto que quel quelle quero qui
   quiero raam reise repas retour rodas rollstuhl rolstoel rotelle roulant ruckflug ruedas sans schon sedia sehr
   ser si sich sie siege siguiente silla sind sitz sitze sitzen sitzplatz sono sprechen stoel stornieren suis sur
   sus tack tarde tardes tengo tenho tesekkur tiene tienen umbuchen umsteigen un una und une valigia vegetarien
   vegetarisch vegetarisches ventana vers viagem viaje vicino viele vill vista vlucht voglio vol volo voltar vom
   von voo vor vorrei vos votre voudrais voulez vous voyage vuelo vuelta waere wann warum welche welcher werden wie
   wieviel wij wil wir wo wohin wollen zum zur`.split(/\s+/),
);
const notForeign = new Set(['cafe', 'fiance', 'fiancee', 'resume']);

const plainly = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '');

/** "j'ai", "d'un", "s'il": no English word begins so. */
const elided = /^(?:[jdlmsnt]|qu)['’]\p{L}/u;

function isForeignWord(word: string): boolean {
  const plain = plainly(word);
  if (words.has(plain) || elided.test(word)) return true;
  return plain !== word && !placeWords.includes(plain) && !notForeign.has(plain);
}

/** Another script, or mostly words of another language. */
export function isForeign(raw: string): boolean {
  const letters = raw.match(/\p{L}/gu)?.length ?? 0;
  const latin = raw.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters >= 3 && latin < letters / 2) return true;
  // Seats and flights are the same in every language.
  const said = raw.toLowerCase().match(/(?<![\p{L}\d])\p{L}[\p{L}'’]*(?!\d)(?![\p{L}\d])/gu) ?? [];
  const foreign = said.filter(isForeignWord);
  if (foreign.length > 0 && /[¿¡]/.test(raw)) return true;
  if (foreign.length === 0 || foreign.length / said.length < 0.34) return false;
  return foreign.length >= 2 || foreign.length / said.length >= 0.5;
}
