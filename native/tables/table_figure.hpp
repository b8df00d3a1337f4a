#pragma once

#include <optional>
#include <string>

#include "core/json/json_writer.hpp"

namespace twotrack::native {

/// A figure in a table, with JSON's number format; NA if it is missing.
[[nodiscard]] inline std::string table_figure(const std::optional<double>& figure) {
    return figure ? number_text(*figure) : "NA";
}

}  // namespace twotrack::native
