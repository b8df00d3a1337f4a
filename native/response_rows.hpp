#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment.hpp"
#include "core/score.hpp"
#include "native/record_batch.hpp"

namespace twotrack::native {

/// One person's answers.
struct ResponseRow {
    std::optional<std::string> id;  ///< nothing where the responses name none
    Answers answers;                ///< [n_items]
};

/// What is wrong with a record.
struct RowFault {
    std::size_t line = 0;    ///< from 1; 0: in no place
    std::size_t column = 0;  ///< in characters, from 1; 0: the sentence says where
    std::string sentence;
};

/// Reads what whole records say.
class RowReader {
public:
    virtual ~RowReader() = default;

    /// @param record  a whole one of the batch.
    /// Errors: everything that is wrong with it.
    [[nodiscard]] virtual std::expected<ResponseRow, std::vector<RowFault>> read(const RecordBatch& batch,
                                                                                 const Record& record) const = 0;
};

/// "file:line:column: error: sentence" and a new line, without what has no number. Always one line.
[[nodiscard]] std::string fault_line(std::string_view file, const RowFault& fault);

}  // namespace twotrack::native
