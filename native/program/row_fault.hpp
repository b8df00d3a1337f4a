#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace twotrack::native {

/// A mistake in a record of a stream. A stream may have more lines than a SourceLocation can count.
struct RowFault {
    std::size_t line = 0;    ///< from 1; 0: no place
    std::size_t column = 0;  ///< in characters, from 1
    std::string rule = {};   ///< the broken rule's stable kebab-case name, for programs; empty for a system message
    std::string sentence;    ///< what is wrong and how to fix it, for people
};

/// "file:line:column: error: sentence [rule]" and a new line, as diagnostic_line writes it. A fault without a place has
/// none in the line. Always one line.
[[nodiscard]] std::string fault_line(std::string_view file, const RowFault& fault);

/// One line for each fault, in order.
[[nodiscard]] std::string fault_lines(std::string_view file, const std::vector<RowFault>& faults);

}  // namespace twotrack::native
