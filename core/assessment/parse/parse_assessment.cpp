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
constexpr int max_placeholders = 4;  // words are filled into words: this bounds what becomes of them

void read_intro(const Reader& root, Intro& intro) {
    const auto reader = root.object("intro", "heading lead notes small_print");
    if (!reader) return;
    intro.heading = reader->text("heading");
    intro.lead = reader->text("lead");
    intro.small_print = reader->optional_text("small_print");
    if (!reader->has("notes")) return;
    for (const Reader note : reader->array("notes"))
        if (note.expect_object("title text")) intro.notes.push_back({note.text("title"), note.text("text")});
}

void read_scales(const Reader& root, std::vector<Scale>& scales) {
    for (const Reader reader : root.array("scales", max_scales)) {
        if (!reader.expect_object("id name short_name")) continue;
        Scale scale;
        scale.id = unique_id(scales, reader);
        scale.name = reader.text("name");
        scale.short_name = reader.has("short_name") ? reader.text("short_name") : scale.name;
        scales.push_back(std::move(scale));
    }
}

void read_sections(const Reader& root, std::vector<Section>& sections) {
    for (const Reader reader : root.array("sections", max_sections)) {
        if (!reader.expect_object("id name intro when order")) continue;
        Section section;
        section.id = unique_id(sections, reader);
        section.name = reader.text("name");
        if (reader.has("order")) {
            const std::string order = reader.text("order", false);
            section.is_shuffled = order == "random";
            if (!section.is_shuffled && order != "as-written")
                reader.member("order").report("order", "An order is \"as-written\" or \"random\".");
        }
        if (const auto intro = reader.optional_object("intro", "heading lead")) {
            section.heading = intro->text("heading");
            section.lead = intro->text("lead");
        }
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
    for (const Reader reader : root.array("response_formats", max_response_formats)) {
        if (!reader.expect_object("id prompt categories apart")) continue;
        ResponseFormat format;
        format.id = unique_id(formats, reader);
        format.prompt = reader.optional_text("prompt");
        for (const Reader category : reader.array("categories")) format.categories.push_back(read_category(category));
        format.n_ordered = format.categories.size();
        if (format.categories.size() == 1 || format.categories.size() > max_categories)
            reader.member("categories").report("category-count", "An ordered scale has 2 to 10 categories.");
        if (reader.has("apart") && reader.require("apart", Kind::Object))
            format.categories.push_back(read_category(reader.member("apart")));
        formats.push_back(std::move(format));
    }
}

void check_scales_have_items(const Reader& root, const Assessment& assessment) {
    const json::Elements readers = root.member("scales").elements();
    // Missing items and an element that is not a scale have already been reported.
    if (assessment.items.empty() || readers.size() != assessment.scales.size()) return;
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        const Scale& scale = assessment.scales[s];
        const bool named =
            index_of(assessment.scales, scale.id) == s;  // else an earlier scale with this id got the items
        if (named && !scale.id.empty() && scale.items.empty())
            readers[s].report("empty-scale", "No item belongs to the scale {}.", scale.id);
    }
}

void read_decision(const Reader& root, Assessment& assessment) {
    const auto reader = root.optional_object(
        "decision",
        "technical_scale people_scale minimum_answered call clear both slight prior_correlation location_sd_logits");
    if (!reader) return;
    Decision& decision = assessment.decision.emplace();
    if (root.has("model")) decision.clear = 0.97;
    const auto technical = reference(assessment.scales, *reader, "technical_scale", "scale");
    const auto people = reference(assessment.scales, *reader, "people_scale", "scale");
    decision.technical_scale = technical.value_or(0);
    decision.people_scale = people.value_or(0);
    decision.minimum_answered = reader->optional_number("minimum_answered", decision.minimum_answered, 0.0, 1.0);
    decision.call = reader->optional_number("call", decision.call, 0.5, 1.0);
    decision.clear = reader->optional_number("clear", decision.clear, 0.5, 1.0);
    decision.both = reader->optional_number("both", decision.both, 0.5, 1.0);
    decision.slight = reader->optional_number("slight", decision.slight, 0.5, 1.0);
    decision.prior_correlation = reader->optional_number("prior_correlation", decision.prior_correlation, -0.95, 0.95);
    decision.location_sd_logits = reader->optional_number("location_sd_logits", decision.location_sd_logits, 0.0, 5.0);
    if (technical && technical == people)
        reader->member("people_scale").report("decision", "A lean lies between two different scales.");
    if (decision.clear < decision.call)
        reader->member(reader->has("clear") ? "clear" : "call")
            .report("decision", "\"clear\" must not be below \"call\": what is clear is also called.");
}

void read_model(const Reader& root, Assessment& assessment) {
    const auto reader = root.optional_object(
        "model",
        "items multiplier_log_mean multiplier_log_sd technical_location_sd_logits people_location_sd_logits "
        "prior_correlation careless_share pair_block_sd_logits pair_location_sd_logits");
    if (!reader) return;
    const std::string items = reader->text("items", false);
    if (!items.empty() && items != "uncalibrated" && items != "calibrated")
        reader->member("items").report("model", "Items are \"uncalibrated\" or \"calibrated\".");
    JointModel model = items == "calibrated" ? calibrated_model : uncalibrated_model;
    const auto read = [&](std::string_view key, double& constant, double least, double most) {
        constant = reader->optional_number(key, constant, least, most);
    };
    read("multiplier_log_mean", model.multiplier_log_mean, -3.0, 3.0);
    read("multiplier_log_sd", model.multiplier_log_sd, 0.0, 2.0);
    read("technical_location_sd_logits", model.first_location_sd, 0.0, 2.0);
    read("people_location_sd_logits", model.second_location_sd, 0.0, 2.0);
    read("prior_correlation", model.prior_correlation, -0.95, 0.95);
    read("careless_share", model.careless_share, 0.0, 0.5);
    read("pair_block_sd_logits", model.pair_block_sd, 0.0, 2.0);
    read("pair_location_sd_logits", model.pair_location_sd, 0.0, 2.0);
    if (assessment.decision) {
        assessment.decision->model = model;
        assessment.decision->location_sd_logits = 0.0;
    } else if (!root.has("decision")) {
        root.member("model").report("decision", "A model needs a \"decision\".");
    }
    for (const std::string_view key : {"prior_correlation", "location_sd_logits"})
        if (const Reader decision = root.member("decision"); decision.has(key))
            decision.member(key).report("model", "With a \"model\", this constant belongs to the model.");
}

/// Tabulates the items of the decision's scales and the pairs between them for the decision's model.
void add_joint_scorer(Assessment& assessment) {
    const Decision& decision = *assessment.decision;
    std::vector<GradedItem> pairs;
    pairs.reserve(assessment.scale_pairs.size());
    for (const ScalePair& pair : assessment.scale_pairs) pairs.push_back({pair.discrimination, {pair.location}});
    const auto tabulate = [&](std::optional<JointScorer>& scorer, const JointModel& model) {
        scorer.emplace(assessment.scales[decision.technical_scale].bank.items(),
                       assessment.scales[decision.people_scale].bank.items(), pairs, model);
    };
    tabulate(assessment.joint_scorer, *decision.model);
    tabulate(assessment.sitting_scorer, sitting_model(*decision.model));
}

void read_outcomes(const Reader& root, Assessment& assessment) {
    constexpr std::string_view keys =
        "technical_clear technical_lean management_clear management_lean hybrid neither_yet too_close_to_call "
        "not_enough_evidence";
    if (!assessment.decision) {
        if (root.has("outcomes")) root.member("outcomes").report("decision", "Outcomes need a \"decision\".");
        return;
    }
    const auto reader = root.object("outcomes", keys);
    if (!reader) return;
    for (std::string_view left = keys, key = json::next_word(left); !key.empty(); key = json::next_word(left))
        if (const auto outcome = reader->object(key, "headline summary"))
            assessment.outcomes.emplace_back(key, OutcomeText{outcome->text("headline"), outcome->text("summary")});
}

void read_interface(const Reader& root, InterfaceText& interface_text) {
    if (!root.has("interface") || !root.require("interface", Kind::Object)) return;
    for (const auto& [key, reader] : root.member("interface").members()) {
        std::string text = reader.own_text();
        if (std::ranges::count(text, '{') > max_placeholders)
            reader.report("too-long", "There are at most 4 placeholders in a word of the interface.");
        if (!text.empty() && !interface_text.replace(key, std::move(text)))
            reader.report_key("unknown-word", "The interface has no word {}.", key);
    }
}

/// Counts what the review and the report add to the texts of items: words of the interface, and what a respondent
/// writes.
void count_words_of_items(const Reader& root, const Assessment& assessment) {
    const InterfaceText& words = assessment.interface_text;
    std::size_t n = assessment.items.size() * words[InterfaceKey::NotAnswered].size() +
                    assessment.trade_offs.size() *
                        (words[InterfaceKey::DimensionDetail].size() + words[InterfaceKey::DimensionUnweighed].size());
    for (const Item& item : assessment.items)
        if (item.kind == ItemKind::ShortText) n += max_text_characters;
    root.member("items").spend(n);
}

/// Reads an empty assessment's content. It is whole only if nothing is reported.
void read_assessment(const Reader& root, Assessment& assessment) {
    if (!root.expect(Kind::Object)) return;
    if (root.require("format_version", Kind::Number) && root.number("format_version") != format_version) {
        // In a later format, the other members may mean anything: diagnostics about them would mislead.
        return root.member("format_version")
            .report("format-version", "This version of the format is not known; this program reads version 1.");
    }
    root.allow_only(
        "format_version id version language title intro scales sections response_formats motives items short_form "
        "synonym_pairs decision model outcomes report interface");
    assessment.id = root.identifier("id");
    assessment.version = root.text("version", false);
    assessment.language = root.text("language", false);
    assessment.title = root.text("title");
    read_intro(root, assessment.intro);
    read_scales(root, assessment.scales);
    read_sections(root, assessment.sections);
    read_response_formats(root, assessment.response_formats);

    std::vector<std::vector<GradedItem>> parameters(assessment.scales.size());
    read_motives(root, assessment.motives);
    read_decision(root, assessment);
    read_model(root, assessment);
    read_items(root, assessment, parameters);
    read_branching(root, assessment);
    read_short_form(root, assessment);
    read_synonym_pairs(root, assessment);
    check_scales_have_items(root, assessment);
    read_outcomes(root, assessment);
    read_interface(root, assessment.interface_text);
    read_report(root, assessment);
    count_words_of_items(root, assessment);
    if (!root.is_valid()) return;

    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        auto bank = ItemBank::make(std::move(parameters[s]));
        // read_parameters has reported every invalid item.
        assessment.scales[s].bank = std::move(*bank);
    }
    if (assessment.decision && assessment.decision->model) add_joint_scorer(assessment);
}

}  // namespace

namespace parsing {

void report_unknown(const Reader& reader, std::string_view sort, const std::string& id,
                    const std::vector<std::string_view>& ids) {
    constexpr std::size_t most = 8;
    std::string sentence = "There is no " + std::string(sort) + " {}; there is ";
    for (std::size_t i = 0; i < std::min(ids.size(), most); ++i)
        sentence += (i == 0 ? "" : ", ") + json::quoted(ids[i]);
    sentence += ids.size() > most ? " and others." : ".";
    reader.report("unknown-" + std::string(sort), sentence, id);
}

}  // namespace parsing

std::expected<Assessment, std::vector<Diagnostic>> parse_assessment(std::string_view text) {
    const auto document = json::parse(text);
    if (!document) return std::unexpected(std::vector{document.error()});

    json::DiagnosticSink sink(text, *document);
    std::expected<Assessment, std::vector<Diagnostic>> assessment;  // returned from where it is read: it is large
    read_assessment(Reader(*document, sink), *assessment);
    if (!sink.empty()) assessment = std::unexpected(sink.take());
    return assessment;
}

}  // namespace twotrack
