/** What this browser has for speech. */

export function canRecord(): boolean {
  return 'mediaDevices' in navigator && typeof MediaRecorder !== 'undefined';
}

/** Its own speech recognition, which few browsers have, and none under the name of the standard alone. */
export function canRecognise(): boolean {
  return 'SpeechRecognition' in globalThis || 'webkitSpeechRecognition' in globalThis;
}
