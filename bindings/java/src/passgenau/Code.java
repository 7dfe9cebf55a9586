// SPDX-License-Identifier: GPL-2.0-or-later
package passgenau;

/**
 * One row of the library's own table of codes.
 *
 * @param number what C returns; it never changes its meaning
 * @param name what programs branch on: "profile-invalid"
 * @param severity "error" or "warning"
 * @param meaning an English sentence
 */
public record Code(int number, String name, String severity, String meaning) {}
