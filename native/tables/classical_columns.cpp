#include "native/tables/classical_columns.hpp"

#include <cassert>

#include "core/base/csv_field.hpp"
#include "core/scoring/score.hpp"
#include "core/statistics/classical.hpp"
#include "native/tables/table_figure.hpp"

namespace twotrack::native {

ClassicalColumns::ClassicalColumns(const Assessment& assessment) : assessment_(assessment) {
    for (const Scale& scale : assessment.scales) {
        auto& counts = n_categories_.emplace_back();
        for (const std::size_t item : scale.items) counts.push_back(assessment.n_categories(item));
    }
}

std::string ClassicalColumns::header() const {
    std::string names;
    for (const Scale& scale : assessment_.scales) names += "," + csv_field(scale.id + "_mean");
    return names;
}

std::string ClassicalColumns::row(const ResponseRow& row) const {
    std::string figures;
    for (std::size_t s = 0; s < n_categories_.size(); ++s) {
        const auto score = classical_score(n_categories_[s], reverse_keyed_responses(assessment_, s, row.answers));
        assert(score);
        figures += "," + table_figure(score->transform([](const ClassicalScore& it) { return it.mean; }));
    }
    return figures;
}

}  // namespace twotrack::native
