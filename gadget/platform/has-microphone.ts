/**
 * Whether a voice can be recorded here. Pages without TLS have no microphone; a frame that its page does not allow one has it all
 * the same, and is told when it asks.
 */
export function hasMicrophone(): boolean {
  const { mediaDevices } = navigator as Partial<Navigator>;
  const has = globalThis as Partial<typeof globalThis>;
  return !!mediaDevices && !!has.isSecureContext && !!has.MediaRecorder && !!has.OfflineAudioContext;
}
