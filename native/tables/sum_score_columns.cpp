#include "native/tables/sum_score_columns.hpp"

#include <cassert>
#include <optional>
#include <utility>

#include "core/base/csv_field.hpp"
#include "core/scoring/score.hpp"
#include "native/tables/table_figure.hpp"

namespace twotrack::native {
namespace {

std::optional<std::size_t> sum_of(const std::vector<Response>& keyed, const std::vector<std::size_t>& places) {
    if (places.empty()) return std::nullopt;
    std::size_t sum = 0;
    for (const std::size_t place : places) {
        if (!keyed[place]) return std::nullopt;
        sum += static_cast<std::size_t>(*keyed[place]);
    }
    return sum;
}

}  // namespace

SumScoreColumns::SumScoreColumns(const Assessment& assessment, const std::vector<bool>& presented, Grid grid)
    : assessment_(assessment) {
    const bool by_form = presented.empty();
    full_ = sums_of(by_form ? assessment.presented(Form::Full) : presented, grid);
    if (by_form && assessment.has_short_form) short_ = sums_of(assessment.presented(Form::Short), grid);
}

std::vector<SumScoreColumns::Sums> SumScoreColumns::sums_of(const std::vector<bool>& presented, Grid grid) const {
    std::vector<Sums> all;
    for (const Scale& scale : assessment_.scales) {
        Sums& sums = all.emplace_back();
        std::vector<GradedItem> items;
        for (std::size_t place = 0; place < scale.items.size(); ++place) {
            if (!presented[scale.items[place]]) continue;
            sums.places.push_back(place);
            items.push_back(scale.bank.items()[place]);
        }
        const auto bank = ItemBank::make(std::move(items));
        assert(bank);
        sums.table = sum_score_table(*bank, grid);
    }
    return all;
}

std::string SumScoreColumns::header() const {
    std::string names;
    for (const Scale& scale : assessment_.scales)
        for (const char* what : {"_sum", "_sum_theta", "_sum_se"}) names += "," + csv_field(scale.id + what);
    return names;
}

std::string SumScoreColumns::row(const ResponseRow& row) const {
    const std::vector<Sums>& scales = row.form == Form::Short ? short_ : full_;
    std::string figures;
    for (std::size_t s = 0; s < scales.size(); ++s) {
        const auto sum = sum_of(reverse_keyed_responses(assessment_, s, row.answers), scales[s].places);
        const auto score = sum.transform([&](std::size_t at) { return scales[s].table[at]; });
        figures += "," + (sum ? std::to_string(*sum) : table_figure(std::nullopt)) + "," +
                   table_figure(score.transform([](const SumScore& it) { return it.theta; })) + "," +
                   table_figure(score.transform([](const SumScore& it) { return it.standard_error; }));
    }
    return figures;
}

}  // namespace twotrack::native
