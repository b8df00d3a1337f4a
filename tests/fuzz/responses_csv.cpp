// Responses as CSV, with the columns of tests/fuzz/every-kind.json.
#include "tests/fuzz/responses.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    twotrack::fuzz::check_responses({reinterpret_cast<const char*>(data), size},
                                    twotrack::native::ResponsesFormat::Csv);
    return 0;
}
