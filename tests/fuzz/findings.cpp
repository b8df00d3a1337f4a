#include "tests/fuzz/findings.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"
#include "core/json/json.hpp"
#include "tests/fuzz/require.hpp"

namespace twotrack::fuzz {
namespace {

/// The number of columns of a line: one more than its characters, because a finding may follow the last one.
std::size_t n_columns(std::string_view text, int line) {
    for (; line > 1; --line) text.remove_prefix(text.find('\n') + 1);
    return n_characters(text.substr(0, text.find('\n'))) + 1;
}

}  // namespace

void check_findings(std::string_view text, const std::vector<Diagnostic>& findings) {
    text = json::without_byte_order_mark(text);
    require(!findings.empty(), "what is refused has a finding");
    const auto n_lines = static_cast<int>(std::ranges::count(text, '\n')) + 1;
    std::pair<int, int> before{1, 1};
    for (const Diagnostic& finding : findings) {
        const SourceLocation& place = finding.place;
        require(!finding.rule.empty(), "a finding names its rule");
        require(!finding.sentence.empty() && is_utf8(finding.sentence), "a finding is a sentence in UTF-8");
        require(is_utf8(place.pointer), "a pointer is UTF-8");
        require(place.line >= 1 && place.line <= n_lines, "a finding is on a line of the text");
        require(place.column >= 1, "columns count from 1");
        require(static_cast<std::size_t>(place.column) <= n_columns(text, place.line), "a finding is in its line");
        const std::pair<int, int> here{place.line, place.column};
        require(before <= here, "findings are in the order of the text");
        before = here;
    }
}

}  // namespace twotrack::fuzz
