// expect: from 'int' to
// Three what? An age is `years(3)`, `months(3)` or `weeks(3)`.
#include <passgenau/age.hpp>

passgenau::Age until = 3;
