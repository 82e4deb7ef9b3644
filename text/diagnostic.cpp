#include "text/diagnostic.hpp"
