// compiles
#include <passgenau/age.hpp>
#include <passgenau/place.hpp>

// Each line has a refused twin in this folder.
passgenau::Distance reach = passgenau::kilometres(5.0);
passgenau::Age until = passgenau::years(3);
auto gap = passgenau::metres(800) < passgenau::kilometres(1);
