// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// Marks what the shared library exports; everything else stays hidden.
#if defined(_WIN32)
#define PASSGENAU_API
#else
#define PASSGENAU_API __attribute__((visibility("default")))
#endif
