#pragma once

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/assessment/parse/parse_assessment.hpp"
#include "core/base/diagnostic.hpp"
#include "tests/support/cpp/career_track.hpp"

namespace twotrack::test {

struct ItemSpec {
    std::string id;
    std::string scale;
    char keyed = '+';
    GradedItem parameters{1.2, {-1.5, -0.5, 0.5, 1.5}};
};

/// A pair of a statement of each scale.
struct PairSpec {
    std::string id;
    bool people_first = false;
    double discrimination = 0.85, location = 0.0;
};

/// `model` is JSON; it is empty for an assessment without a model. `decision` is JSON; it is empty for an assessment
/// without a decision.
struct AssessmentSpec {
    std::vector<ItemSpec> items;
    std::string decision = R"({"technical_scale": "technical", "people_scale": "people"})";
    std::string interface_words = "{}";
    std::vector<PairSpec> pairs = {};  // after the items
    std::string model = {};
};

inline std::string outcomes_text() {
    std::string text;
    for (const char* key : {"technical_clear", "technical_lean", "management_clear", "management_lean", "hybrid",
                            "neither_yet", "too_close_to_call", "not_enough_evidence"})
        text += std::string(text.empty() ? "" : ", ") + "\"" + key + R"(": {"headline": "Headline of )" + key +
                R"(", "summary": "Summary of )" + key + "\"}";
    return "{" + text + "}";
}

/// A complete assessment as JSON, with the scales and response formats that the items name.
inline std::string assessment_text(const AssessmentSpec& spec) {
    std::set<std::string> scales;
    std::set<std::size_t> category_counts;
    std::ostringstream items;
    items.precision(17);
    for (const ItemSpec& item : spec.items) {
        scales.insert(item.scale);
        category_counts.insert(item.parameters.n_categories());
        items << (items.tellp() > 0 ? ",\n" : "") << R"({"id": ")" << item.id
              << R"(", "kind": "likert", "section": "all", "scale": ")" << item.scale << R"(", "keyed": ")"
              << item.keyed << R"(", "text": "Text of )" << item.id << R"(", "responses": "of-)"
              << item.parameters.n_categories() << R"(", "parameters": {"discrimination": )"
              << item.parameters.discrimination << R"(, "thresholds": [)";
        for (std::size_t k = 0; k < item.parameters.thresholds.size(); ++k)
            items << (k > 0 ? ", " : "") << item.parameters.thresholds[k];
        items << "]}}";
    }
    for (const PairSpec& pair : spec.pairs) {
        const char *first = pair.people_first ? "people" : "technical",
                   *second = pair.people_first ? "technical" : "people";
        items << R"(, {"id": ")" << pair.id << R"(", "kind": "pair", "section": "all", "text": "Text of )" << pair.id
              << R"(", "options": [{"label": "One", "scale": ")" << first << R"("}, {"label": "Other", "scale": ")"
              << second << R"("}], "parameters": {"discrimination": )" << pair.discrimination << R"(, "location": )"
              << pair.location << "}}";
    }
    std::ostringstream text;
    text << R"({"format_version": 1, "id": "spec", "version": "1", "language": "en", "title": "Title",
"intro": {"heading": "Heading", "lead": "Lead"}, "scales": [)";
    for (const std::string& id : scales)
        text << (id == *scales.begin() ? "" : ", ") << R"({"id": ")" << id << R"(", "name": "Name of )" << id
             << R"(", "short_name": "Short )" << id << "\"}";
    text << R"(], "sections": [{"id": "all", "name": "Section"}], "response_formats": [)";
    for (const std::size_t n : category_counts) {
        text << (n == *category_counts.begin() ? "" : ", ") << R"({"id": "of-)" << n << R"(", "categories": [)";
        for (std::size_t k = 0; k < n; ++k) text << (k > 0 ? ", " : "") << R"("Category )" << k << '"';
        text << "]}";
    }
    text << "], \"items\": [" << items.str() << "]";
    if (!spec.decision.empty()) text << ", \"decision\": " << spec.decision << ", \"outcomes\": " << outcomes_text();
    if (!spec.model.empty()) text << ", \"model\": " << spec.model;
    text << R"(, "report": {"limits": "Limits"}, "interface": )" << spec.interface_words << "}";
    return text.str();
}

inline Assessment parsed(std::string_view text) {
    auto assessment = parse_assessment(text);
    if (!assessment)
        for (const Diagnostic& each : assessment.error()) UNSCOPED_INFO(each.place.pointer << " " << each.sentence);
    REQUIRE(assessment);
    return std::move(*assessment);
}

inline Assessment assessment_of(const AssessmentSpec& spec) { return parsed(assessment_text(spec)); }

/// `n_each` items per scale. Every second item is reverse-keyed.
inline std::vector<ItemSpec> balanced_items(std::size_t n_each,
                                            const GradedItem& parameters = {1.2, {-1.5, -0.5, 0.5, 1.5}}) {
    std::vector<ItemSpec> items;
    for (std::size_t i = 0; i < n_each; ++i) {
        const char keyed = i % 2 == 0 ? '+' : '-';
        items.push_back({"t" + std::to_string(i), "technical", keyed, parameters});
        items.push_back({"m" + std::to_string(i), "people", keyed, parameters});
    }
    return items;
}

}  // namespace twotrack::test
