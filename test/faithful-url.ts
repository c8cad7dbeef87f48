/**
 * `URL.canParse` as browsers have it. Node 20's own, once V8 has optimised the caller (after some thousand calls, as in
 * a property test), answers false for every address with a letter like `ü` in it. Import it where many addresses are read.
 */
URL.canParse = (url, base) => {
  try {
    new URL(url, base);
    return true;
  } catch {
    return false;
  }
};
