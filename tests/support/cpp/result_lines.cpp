// A Catch2 reporter that writes the lines described in scripts/lib/results.mjs: one line of JSON for each test case,
// with the command that runs it alone. Catch2's own JSON contains every assertion, a gigabyte in total.
//
// usage: PROGRAM --reporter lines::out=FILE

#include <catch2/catch_test_case_info.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>
#include <catch2/reporters/catch_reporter_streaming_base.hpp>
#include <chrono>
#include <string>
#include <string_view>

namespace twotrack::result_lines {
namespace {

std::string escaped(std::string_view text, std::string_view special) {
    std::string out;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string json(std::string_view text) { return '"' + escaped(text, "\"\\") + '"'; }

/// The name as one shell word. Commas, brackets, stars and backslashes are escaped, because Catch2 interprets them.
std::string shell_word(std::string_view name) {
    std::string out = "'";
    for (const char c : escaped(name, "\\,[]*")) {
        if (c == '\'') out += "'\\''";
        else out += c;
    }
    return out + '\'';
}

class ResultLines final : public Catch::StreamingReporterBase {
public:
    using StreamingReporterBase::StreamingReporterBase;

    static std::string getDescription() { return "A line of JSON for each test case"; }

    void testCaseStarting(const Catch::TestCaseInfo& info) override {
        StreamingReporterBase::testCaseStarting(info);
        began_ = std::chrono::steady_clock::now();
    }

    void testCaseEnded(const Catch::TestCaseStats& stats) override {
        const std::string& name = stats.testInfo->name;
        const bool passed = stats.totals.testCases.failed == 0;
        const bool skipped = stats.totals.testCases.skipped > 0;
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began_;
        m_stream << R"({"suite":)" << json(TWOTRACK_TEST_PROGRAM) << R"(,"name":)" << json(name) << R"(,"passed":)"
                 << (passed ? "true" : "false") << R"(,"skipped":)" << (skipped ? "true" : "false") << R"(,"seconds":)"
                 << took.count() << R"(,"rerun":)" << json(TWOTRACK_TEST_PROGRAM " " + shell_word(name)) << "}\n";
        m_stream.flush();
        StreamingReporterBase::testCaseEnded(stats);
    }

private:
    std::chrono::steady_clock::time_point began_;
};

CATCH_REGISTER_REPORTER("lines", ResultLines)

}  // namespace
}  // namespace twotrack::result_lines
