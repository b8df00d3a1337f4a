#include "native/tables/reliability_table.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

#include "core/assessment/answers_json.hpp"
#include "core/base/utf8.hpp"
#include "core/json/json_writer.hpp"

namespace twotrack::native {
namespace {

std::optional<double> figure(const Figure& figure) { return figure ? std::optional(*figure) : std::nullopt; }

std::optional<double> mean_of(const ItemStatistics& item) {
    return item.n_answers > 0 ? std::optional(item.mean) : std::nullopt;
}

std::optional<double> sd_of(const ItemStatistics& item) {
    return item.n_answers > 1 ? std::optional(item.standard_deviation) : std::nullopt;
}

template <class T>
void add_note(std::vector<std::string>& notes, const std::expected<T, SampleError>& result, const std::string& about) {
    if (!result) notes.push_back(about + ": " + result.error().sentence);
}

std::string count_of(std::size_t n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

/// Which answers each figure of a sample with gaps comes from.
void add_gap_notes(std::vector<std::string>& notes, const SampleSize& size) {
    notes.push_back(std::to_string(size.n_respondents - size.n_complete) + " of " +
                    count_of(size.n_respondents, "respondent", "respondents") + " left out an item.");
    const std::string pairs = ", each of " + std::to_string(size.fewest_of_a_pair) + " respondents or more.";
    notes.push_back("alpha, item-rest r: covariances of pairs of items" + pairs);
    notes.push_back("omega: correlations of pairs of items" + pairs);
    notes.push_back("sum: the number of items times the mean of one's answers.");
}

/// What a reader should know about a scale's figures, and why some are missing.
std::vector<std::string> notes_on(const Assessment& assessment, const ScaleReliability& scale) {
    std::vector<std::string> notes;
    const std::size_t n_items = assessment.scales[scale.scale].items.size();
    if (scale.items.size() < n_items)
        notes.push_back("The sample has " + std::to_string(scale.items.size()) + " of the scale's " +
                        count_of(n_items, "item.", "items."));
    if (!scale.reliability) {
        notes.push_back(scale.reliability.error().sentence);
        return notes;
    }
    const Reliability& reliability = *scale.reliability;
    if (has_gaps(reliability.size)) add_gap_notes(notes, reliability.size);
    const auto with_item = [&](const char* figure, const SampleError& error) {
        return std::string(figure) + " (" + assessment.items[scale.items[error.item]].id + ")";
    };
    // A constant sum has no alpha, and no item is at fault.
    const bool pair_is_missing =
        !reliability.alpha && reliability.alpha.error().kind == SampleError::Kind::NoCovariance;
    add_note(notes, reliability.alpha, pair_is_missing ? with_item("alpha", reliability.alpha.error()) : "alpha");
    if (!reliability.omega) {
        const SampleError& error = reliability.omega.error();
        add_note(notes, reliability.omega, names_item(error.kind) ? with_item("omega", error) : "omega");
    }
    for (std::size_t i = 0; i < scale.items.size(); ++i) {
        const std::string& id = assessment.items[scale.items[i]].id;
        add_note(notes, reliability.items[i].item_rest, id + ", item-rest r");
        add_note(notes, reliability.items[i].alpha_if_deleted, id + ", alpha if deleted");
    }
    return notes;
}

std::string rounded(std::optional<double> number) {
    if (!number) return "-";
    // Shows no negative zero.
    const double shown = std::fabs(*number) < 0.0005 ? 0.0 : *number;
    char text[64];
    std::snprintf(text, sizeof text, "%.3f", shown);
    return text;
}

/// Aligns rows of cells: the first column to the left, the others to the right.
std::string aligned(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths(rows[0].size());
    for (const auto& row : rows)
        for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], n_characters(row[c]));
    std::string text;
    for (const auto& row : rows) {
        text += "  " + row[0] + std::string(widths[0] - n_characters(row[0]), ' ');
        for (std::size_t c = 1; c < row.size(); ++c)
            text += "  " + std::string(widths[c] - n_characters(row[c]), ' ') + row[c];
        text += '\n';
    }
    return text;
}

std::string figures_of(const Assessment& assessment, const ScaleReliability& scale) {
    const Reliability& reliability = *scale.reliability;
    const auto& omega = reliability.omega;
    const std::string text = "  alpha " + rounded(figure(reliability.alpha)) + "   omega " +
                             rounded(omega ? std::optional(omega->raw) : std::nullopt) + " (standardised " +
                             rounded(omega ? std::optional(omega->standardized) : std::nullopt) + ")\n" +
                             "  sum: mean " + rounded(reliability.mean) + "   sd " +
                             rounded(reliability.standard_deviation) + "   standard error of measurement " +
                             rounded(figure(reliability.standard_error)) + "\n\n";
    const bool gaps = has_gaps(reliability.size);
    std::vector<std::vector<std::string>> rows{{"item", "key", "mean", "sd", "item-rest r", "alpha if deleted"}};
    if (gaps) rows[0].insert(rows[0].begin() + 2, "answers");
    for (std::size_t i = 0; i < scale.items.size(); ++i) {
        const Item& item = assessment.items[scale.items[i]];
        const ItemStatistics& statistics = reliability.items[i];
        rows.push_back({item.id, item.measure->keyed == Keyed::Negative ? "-" : "+", rounded(mean_of(statistics)),
                        rounded(sd_of(statistics)), rounded(figure(statistics.item_rest)),
                        rounded(figure(statistics.alpha_if_deleted))});
        if (gaps) rows.back().insert(rows.back().begin() + 2, std::to_string(statistics.n_answers));
    }
    return text + aligned(rows);
}

void write(JsonWriter& writer, std::string_view name, std::optional<double> number) {
    writer.key(name);
    if (number) writer.value(*number);
    else writer.null();
}

void write_item(JsonWriter& writer, const Item& item, const ItemStatistics& statistics) {
    writer.begin_object();
    writer.member("id", item.id);
    writer.member("answers", statistics.n_answers);
    write(writer, "mean", mean_of(statistics));
    write(writer, "standard_deviation", sd_of(statistics));
    write(writer, "item_rest_correlation", figure(statistics.item_rest));
    write(writer, "item_total_correlation", figure(statistics.item_total));
    write(writer, "alpha_if_deleted", figure(statistics.alpha_if_deleted));
    writer.end_object();
}

void write_figures(JsonWriter& writer, const Assessment& assessment, const ScaleReliability& scale) {
    const Reliability& reliability = *scale.reliability;
    const auto& omega = reliability.omega;
    const SampleSize& size = reliability.size;
    writer.member("respondents", size.n_respondents);
    writer.member("complete", size.n_complete);
    writer.member("incomplete", size.n_respondents - size.n_complete);
    writer.member("fewest_of_a_pair", size.fewest_of_a_pair);
    writer.member("mean", reliability.mean);
    writer.member("standard_deviation", reliability.standard_deviation);
    write(writer, "alpha", figure(reliability.alpha));
    write(writer, "standard_error_of_measurement", figure(reliability.standard_error));
    write(writer, "omega", omega ? std::optional(omega->raw) : std::nullopt);
    write(writer, "omega_standardized", omega ? std::optional(omega->standardized) : std::nullopt);
    writer.key("items");
    writer.begin_array();
    for (std::size_t i = 0; i < scale.items.size(); ++i)
        write_item(writer, assessment.items[scale.items[i]], reliability.items[i]);
    writer.end_array();
}

/// Writes the same members as null, for a sample that cannot give them.
void write_no_figures(JsonWriter& writer) {
    for (const std::string_view name :
         {"respondents", "complete", "incomplete", "fewest_of_a_pair", "mean", "standard_deviation", "alpha",
          "standard_error_of_measurement", "omega", "omega_standardized"})
        write(writer, name, std::nullopt);
    writer.key("items");
    writer.begin_array();
    writer.end_array();
}

}  // namespace

std::string reliability_text(const Assessment& assessment, std::span<const ScaleReliability> scales) {
    std::string text;
    for (const ScaleReliability& scale : scales) {
        text += (text.empty() ? "" : "\n") + assessment.scales[scale.scale].name + ": " +
                count_of(scale.items.size(), "item", "items");
        if (scale.reliability) {
            text += ", " + count_of(scale.reliability->size.n_respondents, "respondent\n", "respondents\n");
            text += figures_of(assessment, scale);
        } else {
            text += '\n';
        }
        const std::vector<std::string> notes = notes_on(assessment, scale);
        if (!notes.empty()) text += '\n';
        for (const std::string& note : notes) text += "  " + note + '\n';
    }
    return text + "\nCategories count from 0; reverse-keyed items (-) are turned.\n";
}

std::string reliability_json(const Assessment& assessment, std::size_t n_respondents,
                             std::span<const ScaleReliability> scales) {
    JsonWriter writer;
    writer.begin_object();
    write_assessment(writer, assessment);
    writer.member("respondents", n_respondents);
    writer.key("scales");
    writer.begin_array();
    for (const ScaleReliability& scale : scales) {
        writer.begin_object();
        writer.member("id", assessment.scales[scale.scale].id);
        if (scale.reliability) write_figures(writer, assessment, scale);
        else write_no_figures(writer);
        writer.key("notes");
        writer.begin_array();
        for (const std::string& note : notes_on(assessment, scale)) writer.value(note);
        writer.end_array();
        writer.end_object();
    }
    writer.end_array();
    writer.end_object();
    return writer.take();
}

}  // namespace twotrack::native
