/** Passkeys of staff: making them, and signing in with one. */
export const passkeys = {
  title: "Passkeys",
  text: "A passkey signs you in with the finger, face or PIN that opens your device, without password and code. It stays in the device. Keep your authenticator app or recovery codes for the day the device is lost.",
  none: "You have no passkeys.",
  caption: "Your passkeys",
  column: { name: "Name", made: "Made", used: "Last used" },
  unused: "Not yet",
  cannot:
    "A passkey can only be made in a browser that knows passkeys and where scripts run. This one does not, so go on signing in with your password and a code.",
  add: "Add a passkey",
  addText: "Only on a device that nobody else can open. Do not add one on a shared computer.",
  name: "What do you call this device?",
  nameHint: "Such as “Work laptop”",
  next: "Continue",
  make: {
    title: "Now make the passkey",
    text: "Your password is right. Your device asks for your finger, face or PIN next. You have five minutes.",
    button: "Make the passkey",
  },
  remove: "Remove a passkey",
  removeText: "It no longer signs you in. Do this at once when a device is lost.",
  which: "Which one?",
  signIn: "Sign in with a passkey",
  or: "Or sign in with your password:",
  failed: "The device made no answer. Try again when you are ready.",
  exists: "This device already has a passkey for your account.",
  busy: "Follow what your device asks.",
};
