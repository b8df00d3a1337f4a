#pragma once

#include <string>
#include <string_view>

#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::test {

/// The small assessment with a question of each kind before its statements, with conditions and with a shuffled
/// section: ask, team [ask yes], tools [ask yes], values, why [tools includes the editor], break [why written], then
/// section "first" [not ask: no answer], and section "then", shuffled.
inline std::string branching_text() {
    const std::string sections =
        edited(R"({"id": "first", "name": "At first"})", R"({"id": "about", "name": "About you"},
    {"id": "first", "name": "At first", "when": {"none": [{"answers": {"ask": null}}]}})");
    const std::string shuffled =
        edited(sections, R"("name": "And then"})", R"("name": "And then", "order": "random"})");
    return edited(shuffled, R"("items": [)", R"("items": [
    {"id": "ask", "kind": "single-choice", "section": "about", "text": "May I ask more?", "options": [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}]},
    {"id": "team", "kind": "fact", "section": "about", "text": "With whom?", "when": {"answers": {"ask": "yes"}},
     "options": [{"id": "alone", "label": "Alone"}, {"id": "few", "label": "A few"}, {"id": "many", "label": "Many"}]},
    {"id": "tools", "kind": "multiple-choice", "section": "about", "text": "Which tools?", "when": {"answers": {"ask": ["yes"]}},
     "options": [{"id": "editor", "label": "Editor"}, {"id": "shell", "label": "Shell"}, {"id": "pen", "label": "Pen"}],
     "apart": {"id": "none", "label": "None of these"}},
    {"id": "values", "kind": "ranking", "section": "about", "text": "What counts?",
     "options": [{"id": "depth", "label": "Depth"}, {"id": "pace", "label": "Pace"}, {"id": "people", "label": "People"}, {"id": "pay", "label": "Pay"}]},
    {"id": "why", "kind": "short-text", "section": "about", "text": "Why?", "prompt": "A line or two.",
     "when": {"any": [{"answers": {"tools": "editor"}}, {"answers": {"values": ["pay", "pace"]}}]}},
    {"id": "break", "kind": "information", "section": "about", "text": "Half-way", "body": "Now some statements.",
     "when": {"none": [{"answers": {"why": null}}]}},)");
}

inline Assessment branching() { return parsed(branching_text()); }

}  // namespace twotrack::test
