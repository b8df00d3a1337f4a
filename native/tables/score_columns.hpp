#pragma once

#include <string>

#include "native/responses/response_rows.hpp"

namespace twotrack::native {

/// Optional columns of a table of scores, which follow its fixed columns.
class ScoreColumns {
public:
    ScoreColumns() = default;
    virtual ~ScoreColumns() = default;
    ScoreColumns(const ScoreColumns&) = delete;
    ScoreColumns& operator=(const ScoreColumns&) = delete;

    /// The names of the columns, each preceded by a comma.
    [[nodiscard]] virtual std::string header() const = 0;
    /// One person's figures, each preceded by a comma.
    [[nodiscard]] virtual std::string row(const ResponseRow& row) const = 0;
};

}  // namespace twotrack::native
