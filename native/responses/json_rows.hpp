#pragma once

#include "native/responses/response_rows.hpp"

namespace twotrack::native {

/// Reads one object per record, for example {"id": "p7", "answers": {"t1": 4, "m3": null}}, as parse_answer_sheet does.
/// The id may also be a number, whose digits are kept as written. A null id counts as no id.
class JsonRows final : public RowReader {
public:
    explicit JsonRows(const Assessment& assessment) : assessment_(assessment) {}
    [[nodiscard]] std::expected<ResponseRow, std::vector<RowFault>> read(const RecordBatch& batch,
                                                                         const Record& record) const override;

private:
    const Assessment& assessment_;
};

}  // namespace twotrack::native
