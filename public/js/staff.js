/** Improves staff pages that already work without it. */
document.querySelector("[data-errors]")?.focus();
