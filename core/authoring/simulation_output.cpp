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
    writer.end_object();
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

std::string heading(const Assessment& assessment, const SimulationOptions& options) {
    return assessment.id + " " + assessment.version + ": " + std::to_string(options.n) +
           " people in each group, seed " + std::to_string(options.seed) + "\nPeople items truly " +
           fixed(options.shift_logits, 2, Sign::Always) +
           " logits harder than scored\nCorrelation of the traits in the population " + fixed(options.correlation, 2) +
           "\nSpread of the true locations " + fixed(options.location_spread, 2) + ", of the log discriminations " +
           fixed(options.discrimination_spread, 2) + "\n";
}

std::string outcome_table(std::span<const GroupFigures> groups) {
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
    std::string text = "\nCalled to their own side: the people side's share minus the technical, points\n" +
                       row("mirror archetypes", "difference", "std. error", "z");
    for (const MirrorFigures& mirror : compare_mirrors(groups)) {
        std::string names(mirror.technical);
        if (mirror.people != mirror.technical) names += " and " + std::string(mirror.people);
        text += row(names, fixed(100.0 * mirror.difference, 2, Sign::Always), fixed(100.0 * mirror.standard_error, 2),
                    mirror.z ? fixed(*mirror.z, 2, Sign::Always) : "-");
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
    writer.member("correlation", options.correlation);
    writer.member("shift_logits", options.shift_logits);
    writer.member("location_spread", options.location_spread);
    writer.member("discrimination_spread", options.discrimination_spread);
    writer.key("groups");
    writer.begin_array();
    for (const GroupFigures& figures : simulation.groups) write_group(writer, figures);
    writer.end_array();
    writer.key("mirrors");
    writer.begin_array();
    for (const MirrorFigures& mirror : compare_mirrors(simulation.groups)) write_mirror(writer, mirror);
    writer.end_array();
    writer.end_object();
    return writer.take();
}

std::string simulation_text(const Assessment& assessment, const Simulation& simulation) {
    return heading(assessment, simulation.options) + outcome_table(simulation.groups) + call_table(simulation.groups) +
           bias_table(simulation.groups);
}

}  // namespace twotrack
