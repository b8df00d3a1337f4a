#include <algorithm>
#include <string>
#include <utility>

#include "core/assessment.hpp"
#include "core/json.hpp"
#include "core/json_node.hpp"

namespace twotrack {
namespace {

using json::Kind;
using json::Node;

constexpr double format_version = 1;
constexpr std::size_t max_scales = 8;
constexpr std::size_t max_categories = 10;
constexpr std::size_t max_items = 5'000;
constexpr std::size_t max_sections = 100;
constexpr std::size_t max_response_formats = 100;

template <class T>
std::optional<std::size_t> index_of(const std::vector<T>& things, std::string_view id) {
    const auto found = std::ranges::find(things, id, &T::id);
    if (found == things.end()) return std::nullopt;
    return static_cast<std::size_t>(found - things.begin());
}

/// Reports an id that an earlier thing of the same sort has.
template <class T>
void check_unique(const std::vector<T>& things, std::string_view id, const Node& node) {
    if (id.empty() || !index_of(things, id)) return;
    node.member("id").report("duplicate-id", "The id " + json::quoted(id) + " is taken; ids are unique.");
}

/// The list under `key`; one with more elements is reported and reads as empty.
std::vector<Node> array_of_at_most(const Node& root, std::string_view key, std::size_t most) {
    std::vector<Node> nodes = root.array(key);
    if (nodes.size() <= most) return nodes;
    root.member(key).report("too-many", "There are " + std::to_string(nodes.size()) + " here; at most " +
                                            std::to_string(most) + " are allowed.");
    return {};
}

/// The ids of some things, for a sentence.
template <class T>
std::string list_of(const std::vector<T>& things) {
    constexpr std::size_t most = 8;
    std::string list = things.empty() ? "none" : "";
    for (std::size_t i = 0; i < std::min(things.size(), most); ++i)
        list += (i == 0 ? "" : ", ") + json::quoted(things[i].id);
    return things.size() > most ? list + " and others" : list;
}

/// The index that the id under `key` refers to; an unknown one is reported and is nothing.
template <class T>
std::optional<std::size_t> reference(const std::vector<T>& things, const Node& node, std::string_view key,
                                     std::string_view sort) {
    const std::string id = node.text(key);
    if (id.empty()) return std::nullopt;
    const auto index = index_of(things, id);
    // Without any to refer to, what is wrong with their list has been reported.
    if (!index && !things.empty()) {
        node.member(key).report(
            "unknown-" + std::string(sort),
            "There is no " + std::string(sort) + " " + json::quoted(id) + "; there is " + list_of(things) + ".");
    }
    return index;
}

void read_intro(const Node& root, Intro& intro) {
    if (!root.require("intro", Kind::Object)) return;
    const Node node = root.member("intro");
    node.allow_only({"heading", "lead", "notes", "small_print"});
    intro.heading = node.text("heading");
    intro.lead = node.text("lead");
    intro.small_print = node.optional_text("small_print", "");
    if (!node.has("notes")) return;
    for (const Node& note : node.array("notes")) {
        if (!note.expect(Kind::Object)) continue;
        note.allow_only({"title", "text"});
        intro.notes.push_back({note.text("title"), note.text("text")});
    }
}

void read_scales(const Node& root, std::vector<Scale>& scales) {
    for (const Node& node : array_of_at_most(root, "scales", max_scales)) {
        if (!node.expect(Kind::Object)) continue;
        node.allow_only({"id", "name", "short_name"});
        Scale scale;
        scale.id = node.identifier("id");
        scale.name = node.text("name");
        scale.short_name = node.optional_text("short_name", scale.name);
        check_unique(scales, scale.id, node);
        scales.push_back(std::move(scale));
    }
}

void read_sections(const Node& root, std::vector<Section>& sections) {
    for (const Node& node : array_of_at_most(root, "sections", max_sections)) {
        if (!node.expect(Kind::Object)) continue;
        node.allow_only({"id", "name"});
        Section section{node.identifier("id"), node.text("name")};
        check_unique(sections, section.id, node);
        sections.push_back(std::move(section));
    }
}

void read_response_formats(const Node& root, std::vector<ResponseFormat>& formats) {
    for (const Node& node : array_of_at_most(root, "response_formats", max_response_formats)) {
        if (!node.expect(Kind::Object)) continue;
        node.allow_only({"id", "prompt", "categories"});
        ResponseFormat format;
        format.id = node.identifier("id");
        format.prompt = node.optional_text("prompt", "");
        for (const Node& category : node.array("categories")) format.categories.push_back(category.own_text());
        if (format.categories.size() == 1 || format.categories.size() > max_categories)
            node.member("categories").report("category-count", "An ordered scale has 2 to 10 categories.");
        check_unique(formats, format.id, node);
        formats.push_back(std::move(format));
    }
}

GradedItem read_parameters(const Node& item) {
    GradedItem parameters;
    if (!item.require("parameters", Kind::Object)) return parameters;
    const Node node = item.member("parameters");
    node.allow_only({"discrimination", "thresholds"});
    parameters.discrimination = node.number("discrimination");
    bool numbers = true;
    for (const Node& threshold : node.array("thresholds")) {
        numbers = threshold.expect(Kind::Number) && numbers;
        parameters.thresholds.push_back(threshold.value().number);
    }
    const bool complete =
        node.member("discrimination").value().kind == Kind::Number && numbers && !parameters.thresholds.empty();
    if (const std::string fault = fault_of(parameters); complete && !fault.empty()) {
        const bool slope = fault.contains("discrimination");
        node.member(slope ? "discrimination" : "thresholds").report(slope ? "discrimination" : "thresholds", fault);
    }
    return parameters;
}

Keyed read_keyed(const Node& item) {
    const std::string keyed = item.text("keyed");
    if (!keyed.empty() && keyed != "+" && keyed != "-")
        item.member("keyed").report("keyed", "An item is keyed \"+\" or \"-\" (reverse).");
    return keyed == "-" ? Keyed::Negative : Keyed::Positive;
}

/// The parameters of each scale's items go to `parameters` [n_scales].
void read_items(const Node& root, Assessment& assessment, std::vector<std::vector<GradedItem>>& parameters) {
    std::size_t section_before = 0;
    for (const Node& node : array_of_at_most(root, "items", max_items)) {
        if (!node.expect(Kind::Object)) continue;
        node.allow_only({"id", "kind", "section", "scale", "keyed", "text", "responses", "parameters"});
        const std::string kind = node.text("kind");
        if (!kind.empty() && kind != "likert")
            node.member("kind").report("unknown-kind",
                                       "There is no item kind " + json::quoted(kind) + "; there is likert.");
        Item item;
        item.id = node.identifier("id");
        item.text = node.text("text");
        const auto section = reference(assessment.sections, node, "section", "section");
        const auto scale_index = reference(assessment.scales, node, "scale", "scale");
        const auto format = reference(assessment.response_formats, node, "responses", "response-format");
        item.keyed = read_keyed(node);
        check_unique(assessment.items, item.id, node);
        if (item.id == "intro" || item.id == "report" || item.id == "shared")
            node.member("id").report("reserved-id", "The ids intro, report and shared name pages; choose another.");

        // Sections are stretches: an item of an earlier section may not follow one of a later section.
        item.section = section.value_or(section_before);
        if (item.section < section_before)
            node.member("section").report("section-order", "Items stand in the order of their sections.");
        section_before = item.section;

        const GradedItem graded = read_parameters(node);
        item.response_format = format.value_or(0);
        if (format && !graded.thresholds.empty()) {
            const auto n_categories = assessment.response_formats[*format].categories.size();
            if (n_categories >= 2 && graded.n_categories() != n_categories) {
                node.member("parameters")
                    .member("thresholds")
                    .report("threshold-count", "There must be one threshold fewer than categories: " +
                                                   std::to_string(n_categories - 1) + ".");
            }
        }
        if (scale_index) {
            Scale& scale = assessment.scales[*scale_index];
            item.scale = *scale_index;
            item.index_in_scale = scale.items.size();
            scale.items.push_back(assessment.items.size());
            parameters[*scale_index].push_back(graded);
        }
        assessment.items.push_back(std::move(item));
    }
}

void check_scales_have_items(const Node& root, const Assessment& assessment) {
    const std::vector<Node> nodes = root.member("scales").elements();
    // Without any item, and with an element that is no scale, something else has been reported.
    if (assessment.items.empty() || nodes.size() != assessment.scales.size()) return;
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        const Scale& scale = assessment.scales[s];
        const bool named =
            index_of(assessment.scales, scale.id) == s;  // else its items went to an earlier one of that id
        if (named && !scale.id.empty() && scale.items.empty())
            nodes[s].report("empty-scale", "No item belongs to the scale " + json::quoted(scale.id) + ".");
    }
}

void read_decision(const Node& root, Assessment& assessment) {
    if (!root.has("decision") || !root.require("decision", Kind::Object)) return;
    const Node node = root.member("decision");
    node.allow_only({"technical_scale", "people_scale", "minimum_answered", "call", "clear", "both",
                     "prior_correlation", "location_sd_logits"});
    Decision decision;
    const auto technical = reference(assessment.scales, node, "technical_scale", "scale");
    const auto people = reference(assessment.scales, node, "people_scale", "scale");
    decision.technical_scale = technical.value_or(0);
    decision.people_scale = people.value_or(0);
    decision.minimum_answered = node.optional_number("minimum_answered", decision.minimum_answered, 0.0, 1.0);
    decision.call = node.optional_number("call", decision.call, 0.5, 1.0);
    decision.clear = node.optional_number("clear", decision.clear, 0.5, 1.0);
    decision.both = node.optional_number("both", decision.both, 0.5, 1.0);
    decision.prior_correlation = node.optional_number("prior_correlation", decision.prior_correlation, -0.95, 0.95);
    decision.location_sd_logits = node.optional_number("location_sd_logits", decision.location_sd_logits, 0.0, 5.0);
    if (technical && technical == people)
        node.member("people_scale").report("decision", "A lean lies between two different scales.");
    if (decision.clear < decision.call)
        node.member(node.has("clear") ? "clear" : "call")
            .report("decision", "\"clear\" must not be below \"call\": what is clear is also called.");
    assessment.decision = decision;
}

void read_outcomes(const Node& root, Assessment& assessment) {
    constexpr std::string_view keys[] = {
        "technical_clear", "technical_lean", "management_clear",  "management_lean",
        "hybrid",          "neither_yet",    "too_close_to_call", "not_enough_evidence"};
    if (!assessment.decision) {
        if (root.has("outcomes")) root.member("outcomes").report("decision", "Outcomes need a \"decision\".");
        return;
    }
    if (!root.require("outcomes", Kind::Object)) return;
    const Node node = root.member("outcomes");
    node.allow_only({keys[0], keys[1], keys[2], keys[3], keys[4], keys[5], keys[6], keys[7]});
    for (const auto key : keys) {
        if (!node.require(key, Kind::Object)) continue;
        const Node outcome = node.member(key);
        outcome.allow_only({"headline", "summary"});
        assessment.outcomes.emplace(key, OutcomeText{outcome.text("headline"), outcome.text("summary")});
    }
}

void read_report(const Node& root, ReportTexts& report) {
    if (!root.require("report", Kind::Object)) return;
    const Node node = root.member("report");
    node.allow_only({"limits"});
    report.limits = node.text("limits");
}

void read_interface(const Node& root, Words& words) {
    if (!root.has("interface") || !root.require("interface", Kind::Object)) return;
    for (const auto& [key, node] : root.member("interface").members()) {
        if (json::is_annotation(key)) continue;
        std::string text = node.own_text();
        if (!text.empty() && !words.replace(key, std::move(text)))
            node.report_key("unknown-word", "The interface has no word " + json::quoted(key) + ".");
    }
}

}  // namespace

std::expected<Assessment, std::vector<Diagnostic>> parse_assessment(std::string_view text) {
    const auto document = json::parse(text);
    if (!document) return std::unexpected(std::vector{document.error()});

    json::Findings findings(text);
    const Node root(*document, "", findings);
    Assessment assessment;
    if (!root.expect(Kind::Object)) return std::unexpected(findings.take());
    if (root.require("format_version", Kind::Number) && root.number("format_version") != format_version) {
        // A later format may mean anything by the rest: complaints about it would mislead.
        root.member("format_version")
            .report("format-version", "This version of the format is not known; this program reads version 1.");
        return std::unexpected(findings.take());
    }
    root.allow_only({"format_version", "id", "version", "language", "title", "intro", "scales", "sections",
                     "response_formats", "items", "decision", "outcomes", "report", "interface"});
    assessment.id = root.identifier("id");
    assessment.version = root.text("version");
    assessment.language = root.text("language");
    assessment.title = root.text("title");
    read_intro(root, assessment.intro);
    read_scales(root, assessment.scales);
    read_sections(root, assessment.sections);
    read_response_formats(root, assessment.response_formats);

    std::vector<std::vector<GradedItem>> parameters(assessment.scales.size());
    read_items(root, assessment, parameters);
    check_scales_have_items(root, assessment);
    read_decision(root, assessment);
    read_outcomes(root, assessment);
    read_report(root, assessment.report);
    read_interface(root, assessment.words);
    if (!findings.empty()) return std::unexpected(findings.take());

    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        auto bank = ItemBank::make(std::move(parameters[s]));
        // read_parameters has reported every invalid item.
        assessment.scales[s].bank = std::move(*bank);
    }
    return assessment;
}

}  // namespace twotrack
