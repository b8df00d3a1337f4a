#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace twotrack::native {

/// What is wrong with a record of a stream, which may have more lines than a Place can count.
struct RowFault {
    std::size_t line = 0;    ///< from 1; 0: in no place
    std::size_t column = 0;  ///< in characters, from 1
    std::string rule = {};   ///< stable, kebab-case name of what was broken, for programs; empty: the system's words
    std::string sentence;    ///< what is wrong and how to mend it, for people
};

/// "file:line:column: error: sentence [rule]" and a new line, as diagnostic_line writes it; without a place where there
/// is none. Always one line.
[[nodiscard]] std::string fault_line(std::string_view file, const RowFault& fault);

/// The line of each fault, in their order.
[[nodiscard]] std::string fault_lines(std::string_view file, const std::vector<RowFault>& faults);

}  // namespace twotrack::native
