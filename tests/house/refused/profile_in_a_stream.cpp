// expect: no match for 'operator<<'
// A log takes whatever can be streamed: a needs profile must not be that.
#include <ostream>
#include <passgenau/passgenau.hpp>

void log(std::ostream& out, const passgenau::NeedsProfile& family) { out << family; }
