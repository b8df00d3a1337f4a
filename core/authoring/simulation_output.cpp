#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "core/assessment/answers_json.hpp"
#include "core/authoring/simulation.hpp"
#include "core/json/json_writer.hpp"

namespace twotrack {
namespace {

void member_or_null(JsonWriter& writer, std::string_view name, const std::optional<double>& number) {
    writer.key(name);
    if (number) {
        writer.value(*number);
    } else {
        writer.null();
    }
}

double share_of(std::size_t part, const GroupFigures& figures) {
    return static_cast<double>(part) / static_cast<double>(figures.n);
}

constexpr std::array<std::string_view, 3> covered_ids{"technical", "people", "lean"};

void write_claim(JsonWriter& writer, std::string_view claim, const std::optional<double>& from,
                 const ClaimFigures& figures) {
    writer.begin_object();
    writer.member("claim", claim);
    if (from) writer.member("from", *from);
    writer.member("n", figures.n);
    member_or_null(writer, "claimed", figures.claimed());
    member_or_null(writer, "actual", figures.actual());
    writer.end_object();
}

void write_group(JsonWriter& writer, const GroupFigures& figures) {
    writer.begin_object();
    writer.member("id", figures.group.id);
    writer.key("traits");
    if (figures.group.traits) {
        writer.begin_object();
        writer.member("technical", figures.group.traits->technical);
        writer.member("people", figures.group.traits->people);
        writer.end_object();
    } else {
        writer.null();
    }
    writer.member("skipped", figures.group.skipped);
    writer.key("outcomes");
    writer.begin_object();
    for (const Outcome outcome : all_outcomes) writer.member(outcome_id(outcome), figures.share(outcome));
    writer.end_object();
    writer.member("called", figures.share_called());
    member_or_null(writer, "calls_right", figures.accuracy());
    writer.member("retest_same", share_of(figures.retest_same, figures));
    writer.member("retest_flips", share_of(figures.retest_flips, figures));
    writer.member("misfit", share_of(figures.misfit, figures));
    writer.key("coverage_90");
    writer.begin_object();
    for (std::size_t k = 0; k < covered_ids.size(); ++k)
        writer.member(covered_ids[k], share_of(figures.covered[k], figures));
    writer.end_object();
    writer.key("claims");
    writer.begin_array();
    for (std::size_t k = 0; k < claim_bands.size(); ++k) write_claim(writer, "side", claim_bands[k], figures.sides[k]);
    write_claim(writer, "both_high", std::nullopt, figures.both_high);
    write_claim(writer, "both_low", std::nullopt, figures.both_low);
    writer.end_array();
    writer.end_object();
}

void write_scale(JsonWriter& writer, const Assessment& assessment, const ScaleFigures& figures) {
    const Scale& scale = assessment.scales[figures.scale];
    writer.begin_object();
    writer.member("id", std::string_view(scale.id));
    writer.member("n_items", scale.items.size());
    writer.member("standard_error", figures.mean_standard_error);
    writer.member("rmse", figures.root_mean_square_error);
    member_or_null(writer, "reliability", figures.reliability);
    writer.member("coverage_90", figures.coverage);
    writer.key("information");
    writer.begin_array();
    for (std::size_t k = 0; k < information_thetas.size(); ++k) {
        writer.begin_object();
        writer.member("theta", information_thetas[k]);
        writer.member("information", figures.information[k]);
        writer.end_object();
    }
    writer.end_array();
    writer.end_object();
}

/// A condition, and how the files and the tables name it.
struct NamedCondition {
    std::string_view id, name;
    std::optional<double> value;
    double none;  ///< the value at which the truth is as scoring assumes
};

std::vector<NamedCondition> conditions_of(const SimulationOptions& options) {
    return {{"correlation", "Correlation of the traits in the population", options.correlation, 0.0},
            {"discrimination", "True over scored discrimination", options.discrimination, 1.0},
            {"pair_discrimination", "True over scored discrimination of the pairs", options.pair_discrimination, 1.0},
            {"threshold_factor", "True over scored thresholds", options.threshold_factor, 1.0},
            {"technical_shift_logits", "Technical items truly harder, logits", options.technical_shift_logits, 0.0},
            {"shift_logits", "People items truly harder, logits", options.shift_logits, 0.0},
            {"pair_shift_logits", "Pairs truly drawn to technical, logits", options.pair_shift_logits, 0.0},
            {"location_spread", "Spread of the items' true locations", options.location_spread, 0.0},
            {"discrimination_spread", "Spread of the log discriminations", options.discrimination_spread, 0.0},
            {"scale_location_sd", "Sd of each scale's location, by person", options.scale_location_sd, 0.0},
            {"pair_location_sd", "Sd of each pair's location, by person", options.pair_location_sd, 0.0},
            {"acquiescence", "Sd of acquiescence", options.acquiescence, 0.0},
            {"extreme", "Sd of extreme responding, log", options.extreme, 0.0},
            {"careless", "Share of careless people", options.careless, 0.0}};
}

void write_mirror(JsonWriter& writer, const MirrorFigures& mirror) {
    writer.begin_object();
    writer.member("technical", mirror.technical);
    writer.member("people", mirror.people);
    writer.member("difference", mirror.difference);
    writer.member("standard_error", mirror.standard_error);
    member_or_null(writer, "z", mirror.z);
    writer.end_object();
}

enum class Sign { Negative, Always };

/// The number with `decimals` decimals. Options and shares are small enough for the buffer.
std::string fixed(double number, int decimals, Sign sign = Sign::Negative) {
    std::array<char, 32> buffer;
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed, decimals);
    const std::string text(buffer.data(), end.ptr);
    return sign == Sign::Always && text.front() != '-' ? "+" + text : text;
}

std::string per_cent(const std::optional<double>& share) { return share ? fixed(100.0 * *share, 1) : "-"; }

constexpr std::size_t name_columns = 22;

/// Pads a cell's text on the right.
std::string left(std::string_view text, std::size_t columns) {
    std::string cell(text);
    cell.resize(std::max(columns, cell.size()), ' ');
    return cell;
}

/// Pads a cell's text on the left.
std::string right(std::string_view text, std::size_t columns) {
    return std::string(columns - std::min(columns, text.size()), ' ') + std::string(text);
}

/// "+1.0/-1.0": the technical and the people trait.
std::string traits_text(const SimulatedGroup& group) {
    if (!group.traits) return "drawn";
    return fixed(group.traits->technical, 1, Sign::Always) + "/" + fixed(group.traits->people, 1, Sign::Always);
}

std::string heading(const Assessment& assessment, const Simulation& simulation) {
    const SimulationOptions& options = simulation.options;
    std::string text = assessment.id + " " + assessment.version + ": " + std::to_string(options.n) + " people" +
                       (simulation.groups.empty() ? "" : " in each group") + ", seed " + std::to_string(options.seed) +
                       "\n";
    bool as_scored = true;
    for (const auto& [id, name, value, none] : conditions_of(options)) {
        if (!value || (*value == none && id != "pair_discrimination")) continue;
        text += std::string(name) + " " + fixed(*value, 2) + "\n";
        as_scored = false;
    }
    return as_scored ? text + "The items are as they are scored, and the traits are not correlated\n" : text;
}

std::string outcome_table(std::span<const GroupFigures> groups) {
    if (groups.empty()) return {};
    std::string text = "\nOutcomes, %\n" + left("group", name_columns) + right("T/M", 10);
    for (const char* column : {"techn.", "manag.", "hybrid", "neither", "close", "little"}) text += right(column, 8);
    text += '\n';
    for (const GroupFigures& figures : groups) {
        text += left(figures.group.id, name_columns) + right(traits_text(figures.group), 10);
        for (const Outcome outcome : all_outcomes) text += right(per_cent(figures.share(outcome)), 8);
        text += '\n';
    }
    return text;
}

std::string call_table(std::span<const GroupFigures> groups) {
    if (groups.empty()) return {};
    const auto row = [](std::string_view name, std::string_view called, std::string_view calls_right,
                        std::string_view same, std::string_view flips) {
        return left(name, name_columns) + right(called, 10) + right(calls_right, 14) + right(same, 16) +
               right(flips, 16) + "\n";
    };
    std::string text = "\nCalls and retests, %\n" + row("group", "called", "calls right", "retest same", "side flips");
    for (const GroupFigures& figures : groups) {
        text +=
            row(figures.group.id, per_cent(figures.share_called()), per_cent(figures.accuracy()),
                per_cent(share_of(figures.retest_same, figures)), per_cent(share_of(figures.retest_flips, figures)));
    }
    return text;
}

std::string bias_table(std::span<const GroupFigures> groups) {
    const auto row = [](std::string_view names, std::string_view difference, std::string_view error,
                        std::string_view z) {
        return left(names, 42) + right(difference, 12) + right(error, 12) + right(z, 10) + "\n";
    };
    const auto mirrors = compare_mirrors(groups);
    if (mirrors.empty()) return {};
    std::string text = "\nCalled to their own side: the people side's share minus the technical, points\n" +
                       row("mirror archetypes", "difference", "std. error", "z");
    for (const MirrorFigures& mirror : mirrors) {
        std::string names(mirror.technical);
        if (mirror.people != mirror.technical) names += " and " + std::string(mirror.people);
        text += row(names, fixed(100.0 * mirror.difference, 2, Sign::Always), fixed(100.0 * mirror.standard_error, 2),
                    mirror.z ? fixed(*mirror.z, 2, Sign::Always) : "-");
    }
    return text;
}

std::string claim_row(std::string_view claim, std::string_view people, std::string_view claimed,
                      std::string_view actual) {
    return left(claim, name_columns) + right(people, 10) + right(claimed, 14) + right(actual, 16) + "\n";
}

/// What is claimed of the people of a group whose traits are drawn, and how often it is true.
std::string claim_table(const GroupFigures& figures) {
    std::string text = "\nClaimed and true in the group " + std::string(figures.group.id) + ", %\n" +
                       claim_row("claim", "people", "claimed", "true");
    const auto row = [&](std::string_view claim, const ClaimFigures& claims) {
        text += claim_row(claim, per_cent(share_of(claims.n, figures)), per_cent(claims.claimed()),
                          per_cent(claims.actual()));
    };
    for (std::size_t k = 0; k < claim_bands.size(); ++k) {
        const std::string upper = k + 1 < claim_bands.size() ? fixed(100.0 * claim_bands[k + 1], 0) : "100";
        row("a side, " + fixed(100.0 * claim_bands[k], 0) + " to " + upper, figures.sides[k]);
    }
    row("both high", figures.both_high);
    row("both low", figures.both_low);
    const auto accuracy = figures.accuracy();
    text += claim_row("wrong among calls", "", "", accuracy ? per_cent(1.0 - *accuracy) : "-");
    return text;
}

std::string claim_tables(std::span<const GroupFigures> groups) {
    std::string text;
    for (const GroupFigures& figures : groups)
        if (!figures.group.traits && !figures.group.is_balanced && figures.group.skipped == 0.0)
            text += claim_table(figures);
    return text;
}

std::string coverage_table(std::span<const GroupFigures> groups) {
    const auto row = [](std::string_view name, std::string_view technical, std::string_view people,
                        std::string_view lean, std::string_view misfit) {
        return left(name, name_columns) + right(technical, 10) + right(people, 14) + right(lean, 16) +
               right(misfit, 16) + "\n";
    };
    std::string rows;
    for (const GroupFigures& figures : groups) {
        if (figures.group.traits) continue;
        const auto covered = [&](std::size_t k) { return per_cent(share_of(figures.covered[k], figures)); };
        rows += row(figures.group.id, covered(0), covered(1), covered(2), per_cent(share_of(figures.misfit, figures)));
    }
    if (rows.empty()) return {};
    return "\n90 % intervals that hold the true value, and answers flagged as misfit, %\n" +
           row("group", "technical", "people", "lean", "misfit") + rows;
}

std::string scale_table(const Assessment& assessment, std::span<const ScaleFigures> scales) {
    if (scales.empty()) return {};
    std::string text =
        "\nScales in the population: standard error as stated, error in truth, logits;\n"
        "90 % intervals that hold the true value, %\n" +
        left("scale", name_columns) + right("items", 10) + right("std. error", 12) + right("error", 10) +
        right("reliability", 13) + right("intervals", 12) + "\n";
    for (const ScaleFigures& figures : scales) {
        const Scale& scale = assessment.scales[figures.scale];
        text += left(scale.id, name_columns) + right(std::to_string(scale.items.size()), 10) +
                right(fixed(figures.mean_standard_error, 3), 12) + right(fixed(figures.root_mean_square_error, 3), 10) +
                right(figures.reliability ? fixed(*figures.reliability, 3) : "-", 13) +
                right(per_cent(figures.coverage), 12) + "\n";
    }
    text += "\nInformation of the true items by the trait, logits\n" + left("scale", name_columns);
    for (const double theta : information_thetas) text += right(fixed(theta, 0, Sign::Always), 8);
    text += "\n";
    for (const ScaleFigures& figures : scales) {
        text += left(assessment.scales[figures.scale].id, name_columns);
        for (const double information : figures.information) text += right(fixed(information, 2), 8);
        text += "\n";
    }
    return text;
}

}  // namespace

std::string simulation_json(const Assessment& assessment, const Simulation& simulation) {
    const SimulationOptions& options = simulation.options;
    JsonWriter writer;
    writer.begin_object();
    write_assessment(writer, assessment);
    writer.member("n", options.n);
    writer.member("seed", options.seed);
    for (const auto& [id, name, value, none] : conditions_of(options)) member_or_null(writer, id, value);
    writer.key("groups");
    writer.begin_array();
    for (const GroupFigures& figures : simulation.groups) write_group(writer, figures);
    writer.end_array();
    writer.key("mirrors");
    writer.begin_array();
    for (const MirrorFigures& mirror : compare_mirrors(simulation.groups)) write_mirror(writer, mirror);
    writer.end_array();
    writer.key("scales");
    writer.begin_array();
    for (const ScaleFigures& figures : simulation.scales) write_scale(writer, assessment, figures);
    writer.end_array();
    writer.end_object();
    return writer.take();
}

std::string simulation_text(const Assessment& assessment, const Simulation& simulation) {
    return heading(assessment, simulation) + outcome_table(simulation.groups) + call_table(simulation.groups) +
           claim_tables(simulation.groups) + coverage_table(simulation.groups) + bias_table(simulation.groups) +
           scale_table(assessment, simulation.scales);
}

}  // namespace twotrack
