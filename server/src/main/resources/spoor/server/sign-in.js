// Where one was going is in the fragment, which no server sees; the form carries it on.
const form = document.querySelector("form");
form.action = "/sign-in" + window.location.hash;

// A page whose address has a fragment is given no focus by itself.
form.elements.namedItem("name").focus();
