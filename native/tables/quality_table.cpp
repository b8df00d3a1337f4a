#include "native/tables/quality_table.hpp"

#include <cassert>
#include <optional>

#include "core/base/csv_field.hpp"
#include "native/tables/table_figure.hpp"

namespace twotrack::native {

std::string quality_table(std::span<const std::string> ids, const SampleQuality& quality, bool with_lz) {
    assert(ids.size() == quality.respondents.size());
    std::string table = "id,longstring,average_string,irv,even_odd,mahalanobis_squared,psychometric_synonyms";
    table += with_lz ? ",lz\n" : "\n";
    for (std::size_t r = 0; r < ids.size(); ++r) {
        const RespondentQuality& own = quality.respondents[r];
        table += csv_field(ids[r]) + "," + std::to_string(own.longstring);
        for (const auto& index : {own.average_string, own.response_variability, own.even_odd, own.squared_mahalanobis,
                                  own.psychometric_synonyms})
            table += "," + table_figure(index);
        if (with_lz) table += "," + table_figure(own.lz);
        table += "\n";
    }
    return table;
}

}  // namespace twotrack::native
