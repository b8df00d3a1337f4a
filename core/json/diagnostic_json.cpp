#include "core/json/diagnostic_json.hpp"

namespace twotrack {

void write_members(JsonWriter& writer, const Diagnostic& diagnostic) {
    writer.member("rule", diagnostic.rule);
    writer.member("line", diagnostic.place.line);
    writer.member("column", diagnostic.place.column);
    writer.member("pointer", diagnostic.place.pointer);
    writer.member("sentence", diagnostic.sentence);
}

}  // namespace twotrack
