// expect: private
// The constructor that takes metres is private: `Distance{5}` would be five metres to one reader and five kilometres to another.
#include <passgenau/place.hpp>

passgenau::Distance reach{5};
