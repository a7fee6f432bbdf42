/** What is said when a PKCS#12 file is sound and its password is another; apart from the reader, which is large. */
export const wrongPassword = 'The password does not open the PKCS#12 file.';
