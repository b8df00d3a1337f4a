#include "native/response_rows.hpp"

#include "native/messages.hpp"

namespace twotrack::native {

std::string fault_line(std::string_view file, const RowFault& fault) {
    std::string place(file);
    for (const std::size_t number : {fault.line, fault.column})
        if (number > 0) place += ":" + std::to_string(number);
    return error_line(place, fault.sentence);
}

}  // namespace twotrack::native
