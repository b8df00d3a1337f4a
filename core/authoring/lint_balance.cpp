#include "core/authoring/lint_balance.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/irt/graded_response.hpp"
#include "core/json/json.hpp"

namespace twotrack {
namespace {

using json::Reader;

constexpr double max_excess = 0.10;  // of information, as a share of the smaller

/// The items of a scale that a form asks.
struct ScalePart {
    const Scale& scale;
    std::vector<std::size_t> places = {};  ///< [n] indices into the scale's items

    [[nodiscard]] bool is_whole() const { return places.size() == scale.items.size(); }
};

ScalePart part_of(const Assessment& assessment, std::size_t scale, Form form) {
    ScalePart part{assessment.scales[scale]};
    for (std::size_t place = 0; place < part.scale.items.size(); ++place)
        if (form == Form::Full || assessment.items[part.scale.items[place]].in_short_form) part.places.push_back(place);
    return part;
}

/// The beginning of a sentence about a scale in a form.
std::string_view scale_in(Form form) { return form == Form::Short ? "In the short form the scale " : "The scale "; }

void check_keys(const Reader& reader, const Assessment& assessment, const ScalePart& part, Form form) {
    const auto n_positive = static_cast<std::size_t>(std::ranges::count_if(part.places, [&](std::size_t place) {
        return assessment.items[part.scale.items[place]].measure->keyed == Keyed::Positive;
    }));
    const std::size_t n_negative = part.places.size() - n_positive;
    if (std::max(n_positive, n_negative) - std::min(n_positive, n_negative) <= 1) return;
    reader.report("unbalanced-keys",
                  std::string(scale_in(form)) + json::quoted(part.scale.id) + " has " + std::to_string(n_positive) +
                      (n_positive == 1 ? " item" : " items") + " keyed \"+\" and " + std::to_string(n_negative) +
                      " keyed \"-\"; balance them; otherwise a person who agrees with everything scores " +
                      (n_positive > n_negative ? "high." : "low."));
}

/// A habit of choosing what stands first must not point to a side.
void check_pairs(const Reader& reader, const Assessment& assessment, Form form) {
    std::size_t n_technical_first = 0, n_people_first = 0;
    for (const ScalePair& pair : assessment.scale_pairs) {
        if (form == Form::Short && !assessment.items[pair.item].in_short_form) continue;
        ++(pair.scales[0] == assessment.decision->technical_scale ? n_technical_first : n_people_first);
    }
    if (std::max(n_technical_first, n_people_first) - std::min(n_technical_first, n_people_first) <= 1) return;
    const bool is_technical = n_technical_first > n_people_first;
    const auto& scales = assessment.scales;
    const std::string first = json::quoted(scales[assessment.decision->technical_scale].id),
                      second = json::quoted(scales[assessment.decision->people_scale].id);
    reader.report("unbalanced-pairs",
                  std::string(form == Form::Short ? "In the short form the statement of " : "The statement of ") +
                      first + " stands first in " + std::to_string(n_technical_first) + " pairs and that of " + second +
                      " in " + std::to_string(n_people_first) +
                      "; give each side as many; otherwise a person who always takes the first leans to " +
                      (is_technical ? first : second) + ".");
}

std::string count_of(const ScalePart& part) {
    return json::quoted(part.scale.id) + " has " + std::to_string(part.places.size());
}

double information_of(const ScalePart& part, double theta) {
    double sum = 0.0;
    for (const std::size_t place : part.places) sum += item_information(part.scale.bank.items()[place], theta);
    return sum;
}

/// "−0.5"
std::string tenths(int number) {
    const int magnitude = number < 0 ? -number : number;
    return (number < 0 ? "−" : "") + std::to_string(magnitude / 10) + "." + std::to_string(magnitude % 10);
}

/// An excess in the words of a sentence.
std::string more_by(double excess) {
    constexpr double most = 10.0;
    if (!(excess <= most)) return "over ten times as much";
    return std::to_string(std::lround(excess * 100.0)) + " % more";
}

void check_information(const Reader& reader, const ScalePart& technical, const ScalePart& people, Form form) {
    double largest = 0.0;
    int where = 0;  // theta in tenths of a logit
    bool towards_people = false;
    for (int theta = -20; theta <= 20; ++theta) {
        const double first = information_of(technical, theta / 10.0), second = information_of(people, theta / 10.0);
        const double excess = std::max(first, second) / std::min(first, second) - 1.0;
        if (!(excess > largest)) continue;
        largest = excess;
        where = theta;
        towards_people = second > first;
    }
    if (largest <= max_excess) return;
    const Scale& more = towards_people ? people.scale : technical.scale;
    const Scale& less = towards_people ? technical.scale : people.scale;
    reader.report("unequal-information",
                  std::string(scale_in(form)) + json::quoted(more.id) + " carries " + more_by(largest) +
                      " information " + (largest <= 10.0 ? "than " : "as ") + json::quoted(less.id) + " at theta " +
                      tenths(where) +
                      "; match the items' parameters to within 10 %, else people with both traits high or both low are "
                      "tilted to one side.");
}

/// Compares the decision's two scales.
void check_match(const Reader& reader, const ScalePart& technical, const ScalePart& people, Form form) {
    for (const ScalePart* part : {&technical, &people}) {
        if (!part->places.empty()) continue;
        reader.report("scale-left-out",
                      "The short form asks nothing of the scale " + json::quoted(part->scale.id) +
                          "; add items of it, because nobody has enough evidence for an outcome without them.");
    }
    if (technical.places.empty() || people.places.empty()) return;
    if (technical.places.size() != people.places.size()) {
        reader.report("unequal-length", "The two scales have unequal numbers of items" +
                                            std::string(form == Form::Short ? " in the short form: " : ": ") +
                                            count_of(technical) + " and " + count_of(people) + "; give both as many.");
    }
    check_information(reader, technical, people, form);
}

}  // namespace

void check_balance(const Reader& root, const Assessment& assessment) {
    const auto scales = root.member("scales").elements();
    for (std::size_t s = 0; s < std::min(scales.size(), assessment.scales.size()); ++s) {
        check_keys(scales[s], assessment, part_of(assessment, s, Form::Full), Form::Full);
        // A scale that the short form asks completely has already been checked.
        const ScalePart part = part_of(assessment, s, Form::Short);
        if (!part.is_whole()) check_keys(root.member("short_form"), assessment, part, Form::Short);
    }
    if (!assessment.decision) return;
    const std::size_t technical = assessment.decision->technical_scale, people = assessment.decision->people_scale;
    check_match(root.member("decision"), part_of(assessment, technical, Form::Full),
                part_of(assessment, people, Form::Full), Form::Full);
    check_pairs(root.member("decision"), assessment, Form::Full);
    const bool asks_all_pairs = std::ranges::all_of(
        assessment.scale_pairs, [&](const ScalePair& pair) { return assessment.items[pair.item].in_short_form; });
    if (!asks_all_pairs) check_pairs(root.member("short_form"), assessment, Form::Short);
    const ScalePart short_technical = part_of(assessment, technical, Form::Short),
                    short_people = part_of(assessment, people, Form::Short);
    if (!short_technical.is_whole() || !short_people.is_whole())
        check_match(root.member("short_form"), short_technical, short_people, Form::Short);
}

}  // namespace twotrack
