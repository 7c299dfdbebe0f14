"""How fast is it, beside what? Each benchmark measures both sides in one run and reports their ratio."""
