# One interface target carries what every target of ours is compiled with.
add_library(twotrack_options INTERFACE)
target_compile_features(twotrack_options INTERFACE cxx_std_23)
target_include_directories(twotrack_options INTERFACE ${PROJECT_SOURCE_DIR})

# A fused multiply-add rounds once where a product and a sum round twice: without this, two targets score differently.
target_compile_options(twotrack_options INTERFACE -ffp-contract=off)

target_compile_options(twotrack_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor)
if(TWOTRACK_WARNINGS_AS_ERRORS)
    target_compile_options(twotrack_options INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # GCC 12 sees maybe-uninitialised values inside std::expected, and overlapping copies inside std::string, where there
    # are none.
    target_compile_options(twotrack_options INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
endif()

if(TWOTRACK_SANITIZE)
    target_compile_options(twotrack_options INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(twotrack_options INTERFACE -fsanitize=address,undefined)
endif()
