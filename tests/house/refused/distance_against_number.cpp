// expect: 'double'
// A distance is compared with a distance.
#include <passgenau/place.hpp>

auto near = passgenau::kilometres(3.0) < 5.0;
