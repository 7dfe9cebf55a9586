// expect: from 'double' to
// Kilometres, metres, miles? A bare number does not say.
#include <passgenau/place.hpp>

passgenau::Distance reach = 5.0;
