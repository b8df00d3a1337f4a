#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/assessment/parse/parse_assessment.hpp"
#include "core/base/diagnostic.hpp"

namespace twotrack::test {

using Findings = std::vector<std::string>;

/// "line:column rule pointer" for each diagnostic. Every diagnostic must have a sentence.
inline Findings listed(const std::vector<Diagnostic>& diagnostics) {
    Findings findings;
    for (const Diagnostic& each : diagnostics) {
        INFO(each.rule);
        CHECK(each.sentence.size() > 10);
        CHECK((each.sentence.ends_with('.') || each.sentence.ends_with('?')));
        findings.push_back(std::to_string(each.place.line) + ":" + std::to_string(each.place.column) + " " + each.rule +
                           " " + each.place.pointer);
    }
    return findings;
}

/// The mistakes in an assessment.
inline Findings findings_of(std::string_view text) {
    const auto assessment = parse_assessment(text);
    return assessment ? Findings{} : listed(assessment.error());
}

/// The finding at the only occurrence of `there` in the text. Counts characters with its own code.
inline std::string at(std::string_view text, std::string_view there, std::string_view rule, std::string_view pointer) {
    INFO(there);
    const auto offset = text.find(there);
    REQUIRE(offset != std::string_view::npos);
    REQUIRE(text.find(there, offset + 1) == std::string_view::npos);
    int line = 1, column = 1;
    for (std::size_t i = 0; i < offset; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == '\n') {
            ++line;
            column = 1;
        } else if (byte < 0x80 || byte >= 0xC0) {
            ++column;
        }
    }
    return std::to_string(line) + ":" + std::to_string(column) + " " + std::string(rule) + " " + std::string(pointer);
}

}  // namespace twotrack::test
