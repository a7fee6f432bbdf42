/**
 * Stands in for the package jsonwebtoken in what is built. Microsoft's sign-in library signs with it as an app that has
 * a certificate, which nobody does here: people sign in. It and what it needs would be a third of that library's file.
 */
export default {
  sign: () => {
    throw new Error('Only people sign in here.');
  },
};
