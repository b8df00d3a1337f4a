#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "tests/support/cpp/assessments.hpp"

namespace twotrack::test {

/// A small, valid assessment for tests to change: two scales, two sections, two response formats.
inline constexpr std::string_view small_assessment = R"json({
  "format_version": 1,
  "id": "small",
  "version": "7",
  "language": "en",
  "title": "Klein, größer – am größten",
  "intro": {
    "heading": "Hello",
    "lead": "Two statements on each of two scales.",
    "notes": [{"title": "Short", "text": "A minute."}],
    "small_print": "Only a test."
  },
  "scales": [
    {"id": "technical", "name": "Technical pull", "short_name": "Technical"},
    {"id": "people", "name": "People pull"}
  ],
  "sections": [
    {"id": "first", "name": "At first"},
    {"id": "then", "name": "And then"}
  ],
  "response_formats": [
    {"id": "five", "prompt": "Does this fit?", "categories": ["Not at all", "A little", "Half", "Mostly", "Wholly"]},
    {"id": "three", "categories": ["No", "Partly", "Yes"]}
  ],
  "items": [
    {"id": "t1", "kind": "likert", "section": "first", "scale": "technical", "keyed": "+", "text": "Ich baue gern – selbst.",
     "responses": "five", "parameters": {"discrimination": 1.2, "thresholds": [-1.5, -0.5, 0.5, 1.5]}},
    {"id": "m1", "kind": "likert", "section": "first", "scale": "people", "keyed": "-", "text": "I avoid meetings.",
     "responses": "five", "parameters": {"discrimination": 1.1, "thresholds": [-1.4, -0.4, 0.4, 1.4]}},
    {"id": "t2", "kind": "likert", "section": "then", "scale": "technical", "keyed": "-", "text": "Tools bore me.",
     "responses": "three", "parameters": {"discrimination": 0.9, "thresholds": [-0.8, 0.7]}},
    {"id": "m2", "kind": "likert", "section": "then", "scale": "people", "keyed": "+", "text": "I like to explain.",
     "responses": "three", "parameters": {"discrimination": 1.3, "thresholds": [-0.6, 0.9]}}
  ],
  "decision": {"technical_scale": "technical", "people_scale": "people", "call": 0.9, "clear": 0.95},
  "outcomes": {
    "technical_clear": {"headline": "Technical, clearly.", "summary": "One."},
    "technical_lean": {"headline": "Technical, probably.", "summary": "Two."},
    "management_clear": {"headline": "Management, clearly.", "summary": "Three."},
    "management_lean": {"headline": "Management, probably.", "summary": "Four."},
    "hybrid": {"headline": "Both.", "summary": "Five."},
    "neither_yet": {"headline": "Neither.", "summary": "Six."},
    "too_close_to_call": {"headline": "Too close.", "summary": "Seven."},
    "not_enough_evidence": {"headline": "Too little.", "summary": "Eight."}
  },
  "report": {"limits": "It is a test."},
  "interface": {"next": "On", "restart": "Anew"}
}
)json";

inline Assessment small() { return parsed(small_assessment); }

/// `text` with its only occurrence of `from` replaced.
inline std::string edited(std::string_view text, std::string_view from, std::string_view to) {
    INFO(from);
    const auto at = text.find(from);
    REQUIRE(at != std::string_view::npos);
    REQUIRE(text.find(from, at + 1) == std::string_view::npos);
    return std::string(text.substr(0, at)) + std::string(to) + std::string(text.substr(at + from.size()));
}

inline std::string edited(std::string_view from, std::string_view to) { return edited(small_assessment, from, to); }

}  // namespace twotrack::test
