// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/retried.hpp"

#include <unistd.h>
#include <xapian.h>

#include <stdexcept>

#include "store/numbers.hpp"
#include "store/schema.hpp"

namespace passgenau {

void pause_behind(int attempt) {
  constexpr int microseconds = 200;
  if (attempt > 3) usleep(static_cast<useconds_t>(microseconds * attempt));
}

bool renew(Xapian::Database& db, const std::string& folder, ReadersGrace& grace) {
  grace.hold_any();
  try {
    const bool moved = db.reopen();
    grace.hold(parse_number(db.get_metadata(std::string{schema::metadata::revision})));
    return moved;
  } catch (const Xapian::Error&) {
    // Torn while it is opened.
  } catch (const std::length_error&) {
    // So it is here: torn lengths are one of the things that Xapian asks memory for.
  }
  // What was torn stays half of the old state: `reopen()` looks at the revision alone.
  try {
    db = Xapian::Database{folder, Xapian::DB_BACKEND_GLASS};
  } catch (const Xapian::Error&) {
    // The next use says what is wrong.
  } catch (const std::length_error&) {
    // So it does here.
  }
  return true;
}

}  // namespace passgenau
