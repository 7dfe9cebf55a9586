// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
// The whole C++ interface.
#include "passgenau/age.hpp"
#include "passgenau/catalog.hpp"
#include "passgenau/error.hpp"
#include "passgenau/evaluation.hpp"
#include "passgenau/exchange.hpp"
#include "passgenau/match.hpp"
#include "passgenau/offer.hpp"
#include "passgenau/place.hpp"
#include "passgenau/profile.hpp"
#include "passgenau/reading.hpp"
#include "passgenau/schedule.hpp"
#include "passgenau/version.hpp"
#include "passgenau/vocabulary.hpp"
