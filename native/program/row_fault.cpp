#include "native/program/row_fault.hpp"

#include "native/program/messages.hpp"

namespace twotrack::native {

std::string fault_line(std::string_view file, const RowFault& fault) {
    std::string place(file);
    if (fault.line > 0) place += ":" + std::to_string(fault.line) + ":" + std::to_string(fault.column);
    return error_line(place, fault.sentence + (fault.rule.empty() ? "" : " [" + fault.rule + "]"));
}

std::string fault_lines(std::string_view file, const std::vector<RowFault>& faults) {
    std::string lines;
    for (const RowFault& fault : faults) lines += fault_line(file, fault);
    return lines;
}

}  // namespace twotrack::native
