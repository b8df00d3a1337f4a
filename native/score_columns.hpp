#pragma once

#include <string>

#include "native/response_rows.hpp"

namespace twotrack::native {

/// Columns that a table of scores has when they are asked for, after those that it always has.
class ScoreColumns {
public:
    ScoreColumns() = default;
    virtual ~ScoreColumns() = default;
    ScoreColumns(const ScoreColumns&) = delete;
    ScoreColumns& operator=(const ScoreColumns&) = delete;

    /// Their names, a comma before each.
    [[nodiscard]] virtual std::string header() const = 0;
    /// One person's figures, a comma before each.
    [[nodiscard]] virtual std::string row(const ResponseRow& row) const = 0;
};

}  // namespace twotrack::native
