// SPDX-License-Identifier: GPL-2.0-or-later
#include "question_sql.hpp"

#include "bill_of_table.hpp"

namespace passgenau::bench {

namespace {

std::string text(std::int64_t value) { return std::to_string(value); }
std::string text(std::uint64_t bits) { return std::to_string(bits); }

std::string shares_any(const std::string& column, std::uint64_t bits) {
  return "(" + column + " & " + text(bits) + ") <> 0";
}

std::string language_sql(const TableQuestion& question) {
  std::string sql = "CASE WHEN (staff | interpreters) = 0 THEN 250";
  // Those worth most stand first.
  for (const TableLanguage& language : question.languages)
    if (language.bits != 0)
      sql += " WHEN " + shares_any(language.interpreter ? "interpreters" : "staff", language.bits) +
             " THEN " + text(std::int64_t{language.share});
  return sql + " ELSE 0 END";
}

std::string needs_sql(const TableQuestion& question) {
  std::string sum;
  std::int64_t weights = 0;
  for (const TableNeed& need : question.needs) {
    sum += sum.empty() ? "" : " + ";
    sum += text(std::int64_t{need.weight}) + " * CASE WHEN " + shares_any("needs", need.same) + " THEN 1000";
    if (need.one_step != 0) sum += " WHEN " + shares_any("needs", need.one_step) + " THEN 600";
    if (need.more_steps != 0) sum += " WHEN " + shares_any("needs", need.more_steps) + " THEN 450";
    sum += " ELSE 300 END";
    weights += need.weight;
  }
  return "50000 * CAST(" + sum + " AS BIGINT) / " + text(1000 * weights);
}

std::string conditions_sql(const TableQuestion& question) {
  const std::string age = text(std::int64_t{question.age});
  const std::string as_of = text(std::int64_t{question.as_of});
  std::string sql = "(needs = 0 OR " + shares_any("needs", question.related()) +
                    ") AND (age_from IS NULL OR (age_from <= " + age + " AND " + age +
                    " < age_until)) AND (valid_from IS NULL OR valid_from <= " + as_of +
                    ") AND (valid_until IS NULL OR valid_until >= " + as_of + ")";
  if (question.has_home)
    sql += " AND (residence IS NULL OR residence IN (" + text(std::int64_t{question.county}) + ", " +
           text(std::int64_t{question.municipality}) + "))";
  return sql;
}

/// Shares of the three ways.
std::string ways_sql(const TableQuestion& question) {
  if (!question.has_home) return "";
  const std::string reach = text(std::int64_t{question.reach_m});
  const std::string half = text(std::int64_t{std::max(question.reach_m / 2, 1'000)});
  return ", CASE WHEN metres <= " + reach + " THEN 400 + 600 * " + half + " / (" + half +
         " + metres) ELSE 0 END AS site, CASE WHEN visits IN (" + text(std::int64_t{question.county}) + ", " +
         text(std::int64_t{question.municipality}) +
         ") THEN 850 ELSE 0 END AS visit, CASE WHEN remote THEN 500 ELSE 0 END AS afar";
}

}  // namespace

std::string question_sql(const TableQuestion& question) {
  std::string points = text(std::int64_t{points_of_all}) +
                       " + CASE WHEN age_from IS NULL THEN 750 ELSE 3000 END + 10 * language + " +
                       needs_sql(question) + " + 360 + CASE WHEN needs = 0 THEN 0 ELSE 450 * ones(needs & " +
                       text(question.related()) + ") / ones(needs) END";
  std::string order = "points DESC";
  std::string where = "language > 0";
  std::string distance;
  if (question.has_home) {
    points += " + 20 * GREATEST(site, visit, afar) + CASE WHEN residence IS NULL THEN 750 ELSE 3000 END";
    distance = ", CASE WHEN site > 0 AND site >= visit AND site >= afar THEN metres END AS distance";
    order += ", distance ASC NULLS LAST";
    where += " AND GREATEST(site, visit, afar) > 0";
  }
  return "SELECT id, points FROM (SELECT id, " + points + " AS points" + distance + " FROM (SELECT *, " +
         language_sql(question) + " AS language" + ways_sql(question) +
         " FROM {candidates} AS candidate WHERE " + conditions_sql(question) + ") AS fitting WHERE " + where +
         ") AS judged ORDER BY " + order + ", id ASC LIMIT " + text(std::int64_t{question.limit}) + "\n";
}

}  // namespace passgenau::bench
