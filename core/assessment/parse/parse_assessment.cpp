#include <algorithm>
#include <string>
#include <utility>

#include "core/assessment/parse/parse.hpp"
#include "core/assessment/parse/parse_assessment.hpp"

namespace twotrack {
namespace {

using json::Kind;
using json::Reader;
using namespace parsing;

constexpr double format_version = 1;
constexpr std::size_t max_scales = 8;
constexpr std::size_t max_sections = 100;
constexpr std::size_t max_response_formats = 100;

void read_intro(const Reader& root, Intro& intro) {
    if (!root.require("intro", Kind::Object)) return;
    const Reader reader = root.member("intro");
    reader.allow_only("heading lead notes small_print");
    intro.heading = reader.text("heading");
    intro.lead = reader.text("lead");
    intro.small_print = reader.optional_text("small_print", "");
    if (!reader.has("notes")) return;
    for (const Reader& note : reader.array("notes")) {
        if (!note.expect(Kind::Object)) continue;
        note.allow_only("title text");
        intro.notes.push_back({note.text("title"), note.text("text")});
    }
}

void read_scales(const Reader& root, std::vector<Scale>& scales) {
    for (const Reader& reader : array_of_at_most(root, "scales", max_scales)) {
        if (!reader.expect(Kind::Object)) continue;
        reader.allow_only("id name short_name");
        Scale scale;
        scale.id = reader.identifier("id");
        scale.name = reader.text("name");
        scale.short_name = reader.optional_text("short_name", scale.name);
        check_unique(scales, scale.id, reader);
        scales.push_back(std::move(scale));
    }
}

void read_sections(const Reader& root, std::vector<Section>& sections) {
    for (const Reader& reader : array_of_at_most(root, "sections", max_sections)) {
        if (!reader.expect(Kind::Object)) continue;
        reader.allow_only("id name intro when order");
        Section section;
        section.id = reader.identifier("id");
        section.name = reader.text("name");
        const std::string order = reader.optional_text("order", "as-written");
        section.is_shuffled = order == "random";
        if (!section.is_shuffled && order != "as-written")
            reader.member("order").report("order", "An order is \"as-written\" or \"random\".");
        if (reader.has("intro") && reader.require("intro", Kind::Object)) {
            const Reader intro = reader.member("intro");
            intro.allow_only("heading lead");
            section.heading = intro.text("heading");
            section.lead = intro.text("lead");
        }
        check_unique(sections, section.id, reader);
        sections.push_back(std::move(section));
    }
}

/// Reads a label, or an object with a label and an id for rules.
Category read_category(const Reader& reader) {
    if (reader.value().kind != Kind::Object) return {"", reader.own_text()};
    reader.allow_only("id label");
    return {reader.identifier("id"), reader.text("label")};
}

void read_response_formats(const Reader& root, std::vector<ResponseFormat>& formats) {
    for (const Reader& reader : array_of_at_most(root, "response_formats", max_response_formats)) {
        if (!reader.expect(Kind::Object)) continue;
        reader.allow_only("id prompt categories apart");
        ResponseFormat format;
        format.id = reader.identifier("id");
        format.prompt = reader.optional_text("prompt", "");
        for (const Reader& category : reader.array("categories")) format.categories.push_back(read_category(category));
        format.n_ordered = format.categories.size();
        if (format.categories.size() == 1 || format.categories.size() > max_categories)
            reader.member("categories").report("category-count", "An ordered scale has 2 to 10 categories.");
        if (reader.has("apart") && reader.require("apart", Kind::Object))
            format.categories.push_back(read_category(reader.member("apart")));
        check_unique(formats, format.id, reader);
        formats.push_back(std::move(format));
    }
}

void check_scales_have_items(const Reader& root, const Assessment& assessment) {
    const std::vector<Reader> readers = root.member("scales").elements();
    // Missing items and an element that is not a scale have already been reported.
    if (assessment.items.empty() || readers.size() != assessment.scales.size()) return;
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        const Scale& scale = assessment.scales[s];
        const bool named =
            index_of(assessment.scales, scale.id) == s;  // else an earlier scale with this id got the items
        if (named && !scale.id.empty() && scale.items.empty())
            readers[s].report("empty-scale", "No item belongs to the scale " + json::quoted(scale.id) + ".");
    }
}

void read_decision(const Reader& root, Assessment& assessment) {
    if (!root.has("decision") || !root.require("decision", Kind::Object)) return;
    const Reader reader = root.member("decision");
    reader.allow_only(
        "technical_scale people_scale minimum_answered call clear both prior_correlation location_sd_logits");
    Decision decision;
    const auto technical = reference(assessment.scales, reader, "technical_scale", "scale");
    const auto people = reference(assessment.scales, reader, "people_scale", "scale");
    decision.technical_scale = technical.value_or(0);
    decision.people_scale = people.value_or(0);
    decision.minimum_answered = reader.optional_number("minimum_answered", decision.minimum_answered, 0.0, 1.0);
    decision.call = reader.optional_number("call", decision.call, 0.5, 1.0);
    decision.clear = reader.optional_number("clear", decision.clear, 0.5, 1.0);
    decision.both = reader.optional_number("both", decision.both, 0.5, 1.0);
    decision.prior_correlation = reader.optional_number("prior_correlation", decision.prior_correlation, -0.95, 0.95);
    decision.location_sd_logits = reader.optional_number("location_sd_logits", decision.location_sd_logits, 0.0, 5.0);
    if (technical && technical == people)
        reader.member("people_scale").report("decision", "A lean lies between two different scales.");
    if (decision.clear < decision.call)
        reader.member(reader.has("clear") ? "clear" : "call")
            .report("decision", "\"clear\" must not be below \"call\": what is clear is also called.");
    assessment.decision = decision;
}

void read_outcomes(const Reader& root, Assessment& assessment) {
    constexpr std::string_view keys =
        "technical_clear technical_lean management_clear management_lean hybrid neither_yet too_close_to_call "
        "not_enough_evidence";
    if (!assessment.decision) {
        if (root.has("outcomes")) root.member("outcomes").report("decision", "Outcomes need a \"decision\".");
        return;
    }
    if (!root.require("outcomes", Kind::Object)) return;
    const Reader reader = root.member("outcomes");
    reader.allow_only(keys);
    for (std::string_view left = keys, key = json::next_word(left); !key.empty(); key = json::next_word(left)) {
        if (!reader.require(key, Kind::Object)) continue;
        const Reader outcome = reader.member(key);
        outcome.allow_only("headline summary");
        assessment.outcomes.emplace(key, OutcomeText{outcome.text("headline"), outcome.text("summary")});
    }
}

void read_interface(const Reader& root, InterfaceText& interface_text) {
    if (!root.has("interface") || !root.require("interface", Kind::Object)) return;
    for (const auto& [key, reader] : root.member("interface").members()) {
        std::string text = reader.own_text();
        if (!text.empty() && !interface_text.replace(key, std::move(text)))
            reader.report_key("unknown-word", "The interface has no word " + json::quoted(key) + ".");
    }
}

}  // namespace

namespace parsing {

std::vector<Reader> array_of_at_most(const Reader& root, std::string_view key, std::size_t most) {
    std::vector<Reader> readers = root.array(key);
    if (readers.size() <= most) return readers;
    root.member(key).report("too-many", "There are " + std::to_string(readers.size()) + " here; at most " +
                                            std::to_string(most) + " are allowed.");
    return {};
}

}  // namespace parsing

std::expected<Assessment, std::vector<Diagnostic>> parse_assessment(std::string_view text) {
    const auto document = json::parse(text);
    if (!document) return std::unexpected(std::vector{document.error()});

    json::DiagnosticSink sink(text, *document);
    const Reader root(*document, sink);
    Assessment assessment;
    if (!root.expect(Kind::Object)) return std::unexpected(sink.take());
    if (root.require("format_version", Kind::Number) && root.number("format_version") != format_version) {
        // In a later format, the other members may mean anything: diagnostics about them would mislead.
        root.member("format_version")
            .report("format-version", "This version of the format is not known; this program reads version 1.");
        return std::unexpected(sink.take());
    }
    root.allow_only(
        "format_version id version language title intro scales sections response_formats motives items short_form "
        "synonym_pairs decision outcomes report interface");
    assessment.id = root.identifier("id");
    assessment.version = root.text("version");
    assessment.language = root.text("language");
    assessment.title = root.text("title");
    read_intro(root, assessment.intro);
    read_scales(root, assessment.scales);
    read_sections(root, assessment.sections);
    read_response_formats(root, assessment.response_formats);

    std::vector<std::vector<GradedItem>> parameters(assessment.scales.size());
    read_motives(root, assessment.motives);
    read_items(root, assessment, parameters);
    read_branching(root, assessment);
    read_short_form(root, assessment);
    read_synonym_pairs(root, assessment);
    check_scales_have_items(root, assessment);
    read_decision(root, assessment);
    read_outcomes(root, assessment);
    read_report(root, assessment);
    read_interface(root, assessment.interface_text);
    if (!sink.empty()) return std::unexpected(sink.take());

    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        auto bank = ItemBank::make(std::move(parameters[s]));
        // read_parameters has reported every invalid item.
        assessment.scales[s].bank = std::move(*bank);
    }
    return assessment;
}

}  // namespace twotrack
